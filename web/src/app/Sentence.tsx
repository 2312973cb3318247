/** Sentences about something that others named. */

import type { ComponentChildren } from "preact";

/** What stands in a text for the name, wherever the language wants it. */
const PLACE = "{}";

/** The text with what is given in the place of its {}. */
export function Sentence({ text, children }: { readonly text: string; readonly children: ComponentChildren }) {
  const [before, after] = text.split(PLACE, 2);
  return (
    <>
      {before}
      <strong>{children}</strong>
      {after}
    </>
  );
}
