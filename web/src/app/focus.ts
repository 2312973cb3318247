/** Where the keyboard is when what had the focus is gone. */

import type Table from "@ui5/webcomponents/dist/Table.js";
import { useEffect, useRef } from "preact/hooks";

/** Puts the focus on the list where nothing has it, as after a deletion; to be called when the page is about to change. */
export function keepFocus(): void {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body)
      document.querySelector<HTMLElement>(".column[slot=startColumn]")?.focus({ preventScroll: true });
  });
}

/** Gives the focus back to the row whose details were closed, unless it is somewhere else by then. */
export function useReturnedFocus(table: { readonly current: Table | null }, opened: string | undefined): void {
  const last = useRef(opened);
  useEffect(() => {
    const closed = opened === undefined ? last.current : undefined;
    last.current = opened;
    if (closed === undefined) return;
    const frame = requestAnimationFrame(() => {
      if (document.activeElement === document.body) table.current?.rows.find((row) => row.rowKey === closed)?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [opened]);
}
