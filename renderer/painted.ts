import type { VerdictEvent } from './kiosk-view.ts';

/**
 * Marks `munjigi:verdict` once the frame that shows the verdict is painted: a message posted from an animation frame
 * is delivered after that frame went out. Integrators and the bench read the marks, one a verdict.
 */
export function markPainted({ tookMs, seq }: VerdictEvent): void {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      performance.mark('munjigi:verdict', { detail: { tookMs, seq } });
      port1.close();
    };
    port2.postMessage(undefined);
  });
}
