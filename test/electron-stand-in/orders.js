// @ts-check
/**
 * Lets the test that started this process look into it, as Playwright's `ElectronApplication.evaluate` does: it sends the
 * source of a function, which is called with the module `electron`.
 *
 * @param {object} electron the module
 */
export function takeOrders(electron) {
  if (!process.send) return;
  process.on('message', (/** @type {any} */ order) => {
    void carryOut(electron, order).then((reply) => process.send?.({ id: order.id, ...reply }));
  });
  // A test that ended without asking this process to end.
  process.on('disconnect', () => process.exit(1));
}

/**
 * @param {object} electron the module
 * @param {{ source: string, argument: unknown }} order
 */
async function carryOut(electron, { source, argument }) {
  try {
    const result = await (0, eval)(`(${source})`)(electron, argument);
    return { result };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
