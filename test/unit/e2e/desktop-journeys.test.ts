import { describe, expect, it } from 'vitest';
import { chosenDesktop } from '../../e2e/chosen-desktop';
import { leavesApp } from '../../e2e/leaves-app';

describe('the requests of a journey', () => {
  it('are the app’s own on Electron, and anyone else’s are found', () => {
    const home = 'app://inkling/index.html';
    expect(leavesApp('app://inkling/assets/tfjs-backend.wasm', home)).toBe(false);
    expect(leavesApp('blob:app://inkling/0a1b', home)).toBe(false);
    expect(leavesApp('data:image/png;base64,AAAA', home)).toBe(false);
    expect(leavesApp('app://other/index.html', home)).toBe(true);
    expect(leavesApp('https://inkling/index.html', home)).toBe(true);
  });

  it('are the host’s own in a browser, port and all', () => {
    const home = 'http://127.0.0.1:4000/';
    expect(leavesApp('http://127.0.0.1:4000/assets/index.js', home)).toBe(false);
    expect(leavesApp('http://127.0.0.1:4001/', home)).toBe(true);
    expect(leavesApp('http://127.0.0.1.example.com:4000/', home)).toBe(true);
  });
});

describe('the desktop of the journeys', () => {
  it('is Electron where it can run, else the stand-in', () => {
    expect(chosenDesktop(undefined, '/electron', true)).toBe('/electron');
    expect(chosenDesktop(undefined, '/electron', false)).toBeNull();
    expect(chosenDesktop(undefined, null, true)).toBeNull();
    expect(chosenDesktop('stand-in', '/electron', true)).toBeNull();
  });

  it('is never the stand-in where Electron is wanted', () => {
    expect(chosenDesktop('electron', '/electron', true)).toBe('/electron');
    expect(() => chosenDesktop('electron', null, true)).toThrow(/its runtime is not here/);
    expect(() => chosenDesktop('electron', '/electron', false)).toThrow(/no display/);
    expect(() => chosenDesktop('elektron', '/electron', true)).toThrow(/not “elektron”/);
  });
});
