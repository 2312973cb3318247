/** Files for the user to keep. */

/** Milliseconds until the octets are given back; the browser has begun to save them long before. */
const KEPT = 60_000;

/** Lets the browser save octets as a file. `content` is Base64. */
export function saveFile(name: string, mediaType: string, content: string): void {
  const octets = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
  const href = URL.createObjectURL(new Blob([octets], { type: mediaType }));
  const link = document.createElement("a");
  link.href = href;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(href), KEPT);
}
