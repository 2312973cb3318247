/** Keys by which the service knows that it was asked for the same before: a repeated click, or another try after a lost answer, creates once. */

const OCTETS = 16; // as many as a UUID has, so that nobody meets another's

/** Returns a function that answers with a key for an input: the same as long as the input stays the same. */
export function keepKey(): (input: unknown) => string {
  let last: string | undefined;
  let key = "";
  return (input) => {
    const text = JSON.stringify(input);
    if (text !== last) key = newKey();
    last = text;
    return key;
  };
}

function newKey(): string {
  // Not crypto.randomUUID, which is missing where the page is served without TLS.
  return Array.from(crypto.getRandomValues(new Uint8Array(OCTETS)), (octet) => octet.toString(16).padStart(2, "0")).join("");
}
