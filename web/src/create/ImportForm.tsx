/** The form of an import: the files, and what all of them get. */

import "@ui5/webcomponents/dist/Button.js";
import "@ui5/webcomponents/dist/MessageStrip.js";
import { useEffect, useRef } from "preact/hooks";
import { Column } from "../app/Column.js";
import { go } from "../app/address.js";
import { en } from "../texts/create.en.js";
import { texts } from "../texts/texts.js";
import { DropZone } from "./DropZone.js";
import { FileCard } from "./FileCard.js";
import type { ImportList } from "./import-list.js";
import { repeatedKeys, useImporting } from "./importing.js";
import { LabelFields } from "./LabelFields.js";
import { MethodChoice } from "./MethodChoice.js";
import type { Choices } from "./refusal-text.js";
import { ScopeField } from "./ScopeField.js";
import { Section } from "./Section.js";

interface Properties {
  readonly choices: Choices;
  /** The scope of the address; undefined where all are shown. */
  readonly scope: string | undefined;
}

/** The form. */
export function ImportForm({ choices, scope: given }: Properties) {
  const t = texts("create", en);
  const { list, scope, chooseScope, scopeProblem, labels, setLabels, busy, add, create, leave } = useImporting(choices, given);
  const files = list.files.value;
  const stored = files.filter((one) => one.phase === "stored");
  const done = files.length > 0 && stored.length === files.length;
  const ready = files.some(({ phase }) => phase === "ready");
  const close = () => leave(() => go(["certificates"]));
  return (
    <Column title={t.title} onClose={() => go(["certificates"])} footer={<Footer {...{ done, ready, busy, create, close }} />}>
      <div class="create-form">
        <MethodChoice method="import" />
        <Cautions />
        {given === undefined && <ScopeField value={scope} problem={scopeProblem} onChange={chooseScope} />}
        <Section title={t.files(files.length)}>
          {stored.length > 0 && !busy && <Summary text={t.created(stored.length, files.length)} />}
          <Files list={list} />
          {!done && <DropZone choices={choices} small={files.length > 0} onFiles={add} />}
        </Section>
        {!done && <LabelFields rows={labels} limits={choices.limits} hint={t.labelsOfAll} onChange={setLabels} />}
      </div>
    </Column>
  );
}

function Cautions() {
  const t = texts("create", en);
  return (
    <ui5-message-strip design="Critical" hideCloseButton>
      {t.cautionRenewal} {t.cautionPrivate}
    </ui5-message-strip>
  );
}

function Files({ list }: { readonly list: ImportList }) {
  const files = list.files.value;
  const repeated = repeatedKeys(files);
  const remove = (key: number) => {
    list.remove(key);
    document.getElementById("create-files")?.focus(); // what had the focus is gone
  };
  return (
    <ul class="create-files">
      {files.map((one) => (
        <FileCard key={one.key} one={one} list={list} repeated={repeated.has(one.key)} onRemove={() => remove(one.key)} />
      ))}
    </ul>
  );
}

/** How many are created; it takes the focus, for the user waits for it. */
function Summary({ text }: { readonly text: string }) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => line.current?.focus(), []);
  return (
    <div ref={line} tabIndex={-1} role="status" class="create-summary">
      <ui5-message-strip design="Positive" hideCloseButton>
        {text}
      </ui5-message-strip>
    </div>
  );
}

interface FooterProperties {
  readonly done: boolean;
  readonly ready: boolean;
  readonly busy: boolean;
  readonly create: () => Promise<void>;
  readonly close: () => void;
}

function Footer({ done, ready, busy, create, close }: FooterProperties) {
  const t = texts("create", en);
  if (done && !busy) {
    return (
      <ui5-button key="close" design="Emphasized" onui5-click={close}>
        {t.done}
      </ui5-button>
    );
  }
  return (
    <>
      <ui5-button key="create" design="Emphasized" loading={busy} disabled={!ready || busy} onui5-click={() => void create()}>
        {t.create}
      </ui5-button>
      <ui5-button key="discard" design="Transparent" onui5-click={close}>
        {t.discard}
      </ui5-button>
    </>
  );
}
