/** What is typed in a field and not complete yet. */

import { useEffect, useState } from "preact/hooks";

/** Returns what the field shows and what hears each letter. Without it, a field that is shown again while somebody types loses what is typed. */
export function useTyped(value: string): readonly [typed: string, type: (text: string) => void] {
  const [typed, type] = useState(value);
  useEffect(() => type(value), [value]);
  return [typed, type];
}
