/** A certificate signing request, from a file. */

import "@ui5/webcomponents/dist/Button.js";
import "@ui5/webcomponents/dist/FileUploader.js";
import "@ui5/webcomponents-icons/dist/decline.js";
import { useState } from "preact/hooks";
import { Exact, exactText } from "../app/exact.js";
import { en } from "../texts/create.en.js";
import { texts } from "../texts/texts.js";
import { Field } from "./Field.js";
import type { Csr } from "./generate-form.js";
import { extensionsOf, type Choices } from "./refusal-text.js";

/** The largest file of a request, in octets, as the service takes it: the longest real ones have some thousand. */
const MAX_CSR_SIZE = 64 * 1024;

interface Properties {
  readonly value: Csr | undefined;
  readonly choices: Choices;
  /** Whether the chosen file type can be made from a request. */
  readonly taken: boolean;
  readonly problem: string | undefined;
  readonly onChange: (csr: Csr | undefined) => void;
}

/** The field. */
export function CsrField({ value, choices, taken, problem, onChange }: Properties) {
  const t = texts("create", en);
  const [tooLarge, setTooLarge] = useState(false);
  const shown = tooLarge ? t.csrTooLarge : problem;
  const id = "create-csr";

  async function choose(file: File | undefined): Promise<void> {
    if (!file) return;
    setTooLarge(file.size > MAX_CSR_SIZE);
    if (file.size > MAX_CSR_SIZE) return;
    const octets = new Uint8Array(await file.arrayBuffer());
    onChange({ name: file.name, content: btoa(String.fromCharCode(...octets)) });
  }

  const hint = choices.needsCsr ? t.csrNeeded : t.csrHint;
  if (!taken && !value) {
    const extensions = extensionsOf(choices.generatedFileTypes.filter(({ takesCsr }) => takesCsr));
    return (
      <div class="create-hint">
        {t.csr}: {t.csrNotTaken(extensions)}
      </div>
    );
  }
  return (
    <Field id={id} label={t.csr} required={choices.needsCsr} hint={value ? <Exact text={t.csrChosen(exactText(value.name))} /> : hint}>
      <div class="create-csr">
        <ui5-file-uploader
          id={id}
          class="create-csr-file"
          accept=".csr,.pem,.der,.req,.p10"
          accessibleName={t.csr}
          placeholder={t.chooseCsr}
          valueState={shown === undefined ? "None" : "Negative"}
          onui5-change={({ detail }) => {
            const [file] = detail.files ?? [];
            if (file) void choose(file);
            else onChange(undefined);
          }}
        >
          {shown !== undefined && <div slot="valueStateMessage">{shown}</div>}
        </ui5-file-uploader>
      </div>
    </Field>
  );
}
