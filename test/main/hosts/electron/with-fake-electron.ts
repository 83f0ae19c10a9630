import { registerHooks } from 'node:module';

const fake = new URL('./fake-electron.ts', import.meta.url).href;

/** From here on, whoever imports `electron` gets the stand-in. The npm package is never asked: it would download. */
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: fake, shortCircuit: true } : next(specifier, context),
});
