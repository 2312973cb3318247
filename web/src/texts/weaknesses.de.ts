/** The clauses about weak keys that the service joins by "; ", with what stands in them. */
const WEAKNESSES: readonly (readonly [RegExp, string])[] = [
  [/^its RSA modulus has ([\d,]+) bits, and ([\d,]+) are the least$/, "sein RSA-Modul hat $1 Bit, und $2 sind das Mindeste"],
  [/^its RSA exponent is not an odd number from ([\d,]+)$/, "sein RSA-Exponent ist keine ungerade Zahl ab $1"],
  [/^it has the ROCA fingerprint \((.*)\): it can be factored$/, "er trägt das Kennzeichen von ROCA ($1): Er lässt sich faktorisieren"],
  [/^DSA is withdrawn \((.*)\), and TLS 1.3 does not know it$/, "DSA ist zurückgezogen ($1), und TLS 1.3 kennt es nicht"],
  [/^its curve has ([\d,]+) bits, and ([\d,]+) are the least$/, "seine Kurve hat $1 Bit, und $2 sind das Mindeste"],
  [
    /^its primes lie so close together that it can be factored at once \((.*)\)$/,
    "seine Primzahlen liegen so nah beieinander, dass er sich sofort faktorisieren lässt ($1)",
  ],
];

/** Returns the clauses in German. */
export function sayWeaknesses(reasons = ""): string {
  return reasons.split("; ").map(sayWeakness).join("; ");
}

/** A clause that is not known stays as the service says it. */
function sayWeakness(clause: string): string {
  const [pattern, german] = WEAKNESSES.find(([known]) => known.test(clause)) ?? [];
  return pattern && german ? clause.replace(pattern, german).replace(/(\d),(?=\d{3})/g, "$1.") : clause;
}
