import type { Input } from 'electron';

const alone = new Set(['F5', 'F11', 'F12', 'BrowserBack', 'BrowserForward', 'BrowserRefresh', 'BrowserHome']);
const withAlt = new Set(['F4', 'ArrowLeft', 'ArrowRight', 'Home']);
const withControl = new Set([
  ...['KeyN', 'KeyO', 'KeyP', 'KeyQ', 'KeyR', 'KeyS', 'KeyT', 'KeyW'],
  ...['Equal', 'Minus', 'Digit0', 'NumpadAdd', 'NumpadSubtract', 'Numpad0'],
]);
const withControlAndShift = new Set(['KeyC', 'KeyI', 'KeyJ']);

/**
 * Keys that close, reload, zoom, print or leave the page. The menu is gone and closing is guarded, so most of them do
 * nothing anyway; this keeps it so. All others reach the page: a scanner that types may send any of them.
 */
export function isShortcut({
  code,
  alt,
  control,
  meta,
  shift,
}: Pick<Input, 'code' | 'alt' | 'control' | 'meta' | 'shift'>): boolean {
  if (alone.has(code)) return true;
  if (alt && withAlt.has(code)) return true;
  if (!control && !meta) return false;
  return withControl.has(code) || (shift && withControlAndShift.has(code));
}
