import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The screens, built into `dist/renderer`: what both hosts serve (`main/hosts/`). */
export default defineConfig({
  root: import.meta.dirname.concat('/renderer'),
  // Relative, so that the app scheme and the loopback server can serve the same files.
  base: './',
  plugins: [react()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    // The windows are Chromium of this year: no syntax needs lowering, no module preload a polyfill.
    target: 'chrome140',
    modulePreload: { polyfill: false },
    // The content security policy allows files of the screens and no data: addresses.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
});
