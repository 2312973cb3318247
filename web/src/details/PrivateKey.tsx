/** What is known of a private key. */

import type { PrivateKeyFieldsFragment } from "../api/generated/graphql.js";
import { en } from "../texts/details.en.js";
import { texts } from "../texts/texts.js";
import { Fact } from "./Facts.js";
import { describeKey } from "./X509Facts.js";

/** The facts about a private key; the key itself never leaves the service but by an export. */
export function PrivateKey({ privateKey }: { readonly privateKey: PrivateKeyFieldsFragment }) {
  const t = texts("details", en);
  return (
    <>
      <Fact name={t.privateKey}>{privateKey.locked ? t.keyLocked : describeKey(privateKey.algorithm ?? t.unknown, privateKey)}</Fact>
      <Fact name={t.inTheFile}>{privateKey.encrypted ? t.keyEncrypted(privateKey.encoding) : t.keyClear(privateKey.encoding)}</Fact>
    </>
  );
}
