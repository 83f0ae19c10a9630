import { StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { FirstConnection } from './kiosk/no-connection.tsx';
import { KioskProvider } from './kiosk-state.tsx';
import { KioskStore } from './kiosk-store.ts';
import { markPainted } from './painted.ts';
import { warmFonts } from './parts/fonts.ts';
import './parts/tokens.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

const store = new KioskStore({
  drawNow: flushSync,
  drawn: markPainted,
  outdated: () => location.reload(),
});

// A kiosk's screen has no menu of its own, and a long press is a guest leaning on it.
window.addEventListener('contextmenu', (event) => event.preventDefault());

createRoot(root).render(
  <StrictMode>
    <KioskProvider store={store} before={<FirstConnection />}>
      <App />
    </KioskProvider>
  </StrictMode>,
);
warmFonts();
