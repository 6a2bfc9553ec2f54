import { describe, expect, it } from 'vitest';
import { sandboxObstacle } from '../../../scripts/sandbox.js';

const UBUNTU = { 'kernel/apparmor_restrict_unprivileged_userns': '1' };

function obstacle(settings: Record<string, string>, helper: { uid: number; mode: number } | null): string | null {
  return sandboxObstacle('/home/a friend/electron/dist/electron', {
    read: (setting) => settings[setting] ?? null,
    stat: (file) => (file === '/home/a friend/electron/dist/chrome-sandbox' ? helper : null),
  });
}

describe('the sandbox of Electron', () => {
  it('starts where user namespaces are free', () => {
    expect(obstacle({}, null)).toBeNull();
    expect(obstacle({ 'kernel/apparmor_restrict_unprivileged_userns': '0' }, null)).toBeNull();
    expect(obstacle({ 'user/max_user_namespaces': '63000' }, { uid: 1000, mode: 0o755 })).toBeNull();
  });

  it('needs its helper to be root’s where they are not, and says how', () => {
    const remedy = `'/home/a friend/electron/dist/chrome-sandbox'`;
    for (const settings of [UBUNTU, { 'kernel/unprivileged_userns_clone': '0' }, { 'user/max_user_namespaces': '0' }])
      for (const helper of [
        null,
        { uid: 1000, mode: 0o104755 },
        { uid: 0, mode: 0o100755 },
        { uid: 0, mode: 0o104750 },
      ])
        expect(obstacle(settings, helper)).toContain(`sudo chown root ${remedy} && sudo chmod 4755 ${remedy}`);
    expect(obstacle(UBUNTU, { uid: 0, mode: 0o104755 })).toBeNull();
  });

  it('is never left out', () => {
    expect(obstacle(UBUNTU, null)).not.toContain('--no-sandbox');
  });
});
