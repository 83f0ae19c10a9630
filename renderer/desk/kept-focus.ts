import { type RefObject, useEffect, useRef } from 'react';

/** What a reader hears named, and Tab goes on from. */
const places = 'section, aside, fieldset, form, main';

/** Focus that nobody asked for: no ring, which would be taken for a button's. */
const marked = 'data-focus-kept';

/** Longer than a frame, shorter than a glance. */
const settlingMs = 50;

function placesAround(element: Element): readonly HTMLElement[] {
  const found: HTMLElement[] = [];
  for (let at = element.parentElement; at !== null; at = at.parentElement) {
    if (at.matches(places)) found.push(at);
  }
  return found;
}

function isThere(element: Element | undefined): boolean {
  return element?.isConnected === true && element.checkVisibility() && !element.matches(':disabled');
}

function focusPlace(place: HTMLElement): void {
  place.setAttribute(marked, '');
  if (!place.hasAttribute('tabindex')) {
    place.tabIndex = -1;
    place.addEventListener('blur', () => place.removeAttribute('tabindex'), { once: true });
  }
  place.addEventListener('blur', () => place.removeAttribute(marked), { once: true });
  place.focus({ preventScroll: true });
}

/**
 * Keeps the keyboard's place at the desk. A button that goes, or is switched off, takes the focus with it: it comes
 * back to that button if it does too, else to the closest part of the page that is still there. Never to another
 * button, which the next Enter would press. After a lock it is where it was, else on the page.
 *
 * @returns for the element around all pages
 */
export function useKeptFocus<T extends HTMLElement>(): RefObject<T | null> {
  const root = useRef<T>(null);
  const had = useRef<{ readonly element: HTMLElement; readonly around: readonly HTMLElement[] }>(undefined);
  useEffect(() => {
    const desk = root.current;
    if (desk === null) return;
    const keep = () => {
      if (document.activeElement !== document.body) return;
      const { element, around = [] } = had.current ?? {};
      if (element !== undefined && isThere(element)) return element.focus({ preventScroll: true });
      const place = around.find(isThere) ?? desk.querySelector<HTMLElement>('main');
      if (place !== null) focusPlace(place);
    };
    const focused = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement) || target.hasAttribute(marked)) return;
      had.current = { element: target, around: placesAround(target) };
    };
    let waiting: ReturnType<typeof setTimeout> | undefined;
    // Whoever touches what cannot be focused has left on purpose.
    const left = () =>
      setTimeout(() => {
        if (document.activeElement === document.body && isThere(had.current?.element))
          had.current = undefined;
      });
    // A browser takes the focus from what was switched off when it next draws.
    const soon = () => {
      clearTimeout(waiting);
      waiting = setTimeout(keep, settlingMs);
    };
    const observer = new MutationObserver(() => had.current !== undefined && soon());
    observer.observe(desk, { subtree: true, childList: true, attributeFilter: ['disabled'] });
    desk.addEventListener('focusin', focused);
    desk.addEventListener('pointerdown', left);
    soon();
    return () => {
      clearTimeout(waiting);
      observer.disconnect();
      desk.removeEventListener('focusin', focused);
      desk.removeEventListener('pointerdown', left);
    };
  }, []);
  return root;
}
