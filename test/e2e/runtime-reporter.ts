import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';

/** Says at the end which runtime served the journeys of each host. */
export default class RuntimeReporter implements Reporter {
  readonly #counts = new Map<string, { passed: number; failed: number }>();

  onTestEnd(test: TestCase, result: TestResult): void {
    if (result.status === 'skipped') return;
    const runtime = result.annotations.find(({ type }) => type === 'runtime')?.description;
    const key = runtime ?? `${test.parent.project()?.name ?? '?'} host, which did not start`;
    const count = this.#counts.get(key) ?? { passed: 0, failed: 0 };
    count[result.status === 'passed' ? 'passed' : 'failed'] += 1;
    this.#counts.set(key, count);
  }

  onEnd(): void {
    console.log('\nServed by');
    for (const [runtime, { passed, failed }] of this.#counts) {
      console.log(`  ${runtime}: ${passed} passed, ${failed} failed`);
    }
  }

  printsToStdio(): boolean {
    return false;
  }
}
