import { registerHooks } from 'node:module';

// Loaded before a test (`node --import`): a PIN costs next to nothing there. A hundred tests set up a door with somebody
// to open its desk, which at the cost of production is a minute in which nothing is tested.
// `test/main/desk/pin.test.ts` holds the cost of production.
registerHooks({
  load: (url, context, nextLoad) =>
    url.endsWith('/main/desk/pin-cost.ts')
      ? { format: 'module', source: 'export const pinCost = { N: 16, r: 8, p: 1 };', shortCircuit: true }
      : nextLoad(url, context),
});
