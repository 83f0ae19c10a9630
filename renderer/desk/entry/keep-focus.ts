/** For keys on the screen: touching one must not take the focus out of the field that it types into. */
export function keepFocus(event: React.PointerEvent | React.MouseEvent): void {
  event.preventDefault();
}
