/** Names that others chose, shown exactly: what cannot be seen, or would turn the text around, is shown by its code. */

// Controls, format characters (bidi marks among them), lone surrogates, private and unassigned ones, line and paragraph separators; and blanks other than a space.
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

/** Returns the text with each character that cannot be seen as ‹U+…›; for places that take only text. */
export function exactText(text: string): string {
  return text.replace(UNSEEN, (character) => `‹${codeOf(character)}›`);
}

/** The text, with marks for what cannot be seen; long ones wrap. */
export function Exact({ text }: { readonly text: string }) {
  const pieces: preact.ComponentChild[] = [];
  let end = 0;
  for (const match of text.matchAll(UNSEEN)) {
    pieces.push(
      text.slice(end, match.index),
      <span class="unseen" key={match.index}>
        {codeOf(match[0])}
      </span>,
    );
    end = match.index + match[0].length;
  }
  return (
    <bdi class="exact">
      {pieces}
      {text.slice(end)}
    </bdi>
  );
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
