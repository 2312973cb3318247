/** Where the keyboard is when what had the focus is gone. */

/** Puts the focus on the list where nothing has it, as after a deletion; to be called when the page is about to change. */
export function keepFocus(): void {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body)
      document.querySelector<HTMLElement>(".column[slot=startColumn]")?.focus({ preventScroll: true });
  });
}
