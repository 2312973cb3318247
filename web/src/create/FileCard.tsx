/** One file of the list: how far it is, what is in it, and what it needs before it can be created. */

import "@ui5/webcomponents/dist/Button.js";
import "@ui5/webcomponents/dist/Card.js";
import "@ui5/webcomponents/dist/Input.js";
import "@ui5/webcomponents/dist/Link.js";
import "@ui5/webcomponents/dist/MessageStrip.js";
import "@ui5/webcomponents/dist/ProgressIndicator.js";
import "@ui5/webcomponents/dist/Tag.js";
import "@ui5/webcomponents/dist/Title.js";
import "@ui5/webcomponents-icons/dist/decline.js";
import "@ui5/webcomponents-icons/dist/refresh.js";
import { hrefTo } from "../app/address.js";
import { Exact, exactText } from "../app/exact.js";
import { referenceFindingText } from "../destinations/reference-finding.js";
import { useTyped } from "../app/typed.js";
import { ProblemStrip } from "../app/ProblemStrip.js";
import { en } from "../texts/create.en.js";
import { texts } from "../texts/texts.js";
import { Contents } from "./Contents.js";
import { Field } from "./Field.js";
import { FilePassword } from "./FilePassword.js";
import { fitName } from "./file-names.js";
import type { ImportFile } from "./import-file.js";
import type { ImportList } from "./import-list.js";
import { NameTaken } from "./NameTaken.js";
import { formatPart, formatSize } from "./size.js";

interface Properties {
  readonly one: ImportFile;
  readonly list: ImportList;
  /** Whether another file of the list has the same name. */
  readonly repeated: boolean;
  readonly onRemove: () => void;
}

const DESIGNS = { reading: "Information", storing: "Information", ready: "Positive", stored: "Positive", refused: "Negative" } as const;

/** The card. */
export function FileCard({ one, list, repeated, onRemove }: Properties) {
  const t = texts("create", en);
  const shown = exactText(one.file.name);
  const busy = one.phase === "reading" || one.phase === "storing";
  return (
    <li class="create-file">
      <ui5-card accessibleName={shown}>
        <div class="create-card">
          <div class="create-card-head">
            <ui5-title level="H4" size="H6" wrappingType="Normal">
              <Exact text={one.file.name} />
            </ui5-title>
            <span class="create-hint">{formatSize(one.file.size)}</span>
            <PhaseTag one={repeated && one.phase === "ready" ? { ...one, phase: "refused" } : one} />
            {one.phase !== "stored" && (
              <ui5-button
                class="create-file-remove"
                icon="decline"
                design="Transparent"
                disabled={one.phase === "storing"}
                accessibleName={t.remove(shown)}
                tooltip={t.remove(shown)}
                onui5-click={onRemove}
              />
            )}
          </div>
          {busy && <Progress one={one} name={shown} />}
          {one.stored ? (
            <ui5-link href={hrefTo(["certificates", one.stored.id])}>{t.open(exactText(one.stored.name))}</ui5-link>
          ) : (
            <Questions one={one} list={list} repeated={repeated} />
          )}
        </div>
      </ui5-card>
    </li>
  );
}

function PhaseTag({ one }: { readonly one: ImportFile }) {
  const t = texts("create", en);
  const { phase, contents, replaces } = one;
  const locked = (phase === "ready" && contents?.locked) || (phase === "refused" && isAboutPassword(one));
  return (
    <>
      <ui5-tag design={locked ? "Critical" : DESIGNS[phase]}>{locked ? t.phase.locked : t.phase[phase]}</ui5-tag>
      {replaces && <ui5-tag design="Information">{t.newVersion}</ui5-tag>}
    </>
  );
}

function Progress({ one: { phase, sent }, name }: { readonly one: ImportFile; readonly name: string }) {
  const t = texts("create", en);
  const after = phase === "reading" ? t.inspecting : t.storing;
  return (
    <ui5-progress-indicator
      accessibleName={t.progress(name)}
      value={Math.round(sent * 100)}
      displayValue={sent < 1 ? t.sending(formatPart(sent)) : after}
    />
  );
}

function Questions({ one, list, repeated }: Omit<Properties, "onRemove">) {
  const t = texts("create", en);
  const { key, name, problem, contents, phase } = one;
  const [typed, type] = useTyped(name);
  const aboutPassword = isAboutPassword(one);
  const disabled = phase === "storing";
  return (
    <>
      <Field id={`file-name-${key}`} label={t.name} required>
        <ui5-input
          id={`file-name-${key}`}
          accessibleName={t.name}
          value={typed}
          disabled={disabled}
          maxlength={list.choices.limits.nameLength}
          valueState={repeated || isAboutName(one) ? "Negative" : "None"}
          onui5-input={({ target }) => type(target.value)}
          onui5-change={({ target }) => list.rename(key, target.value)}
        >
          {(repeated || isAboutName(one)) && <div slot="valueStateMessage">{repeated ? t.nameRepeated : problem?.text}</div>}
        </ui5-input>
      </Field>
      {repeated && <ProblemStrip text={t.nameRepeated} />}
      {(contents?.locked || aboutPassword || one.password !== "") && phase !== "storing" && (
        <FilePassword one={one} list={list} problem={aboutPassword ? problem : undefined} />
      )}
      {problem && !aboutPassword && <Trouble one={one} list={list} />}
      {one.replaces && <Replacing one={one} list={list} />}
      {contents && <Contents contents={contents} refusal={problem?.code} />}
    </>
  );
}

function Trouble({ one, list }: { readonly one: ImportFile; readonly list: ImportList }) {
  const t = texts("create", en);
  const { key, name, problem, contents } = one;
  const fitting = problem?.code === "TYPE_MISMATCH" && contents ? fitName(name, contents.format) : undefined;
  return (
    <>
      <ui5-message-strip design="Negative" hideCloseButton>
        <Exact text={problem?.text ?? ""} />
      </ui5-message-strip>
      <div class="create-actions">
        {problem?.code === "NAME_TAKEN" && <NameTaken one={one} list={list} />}
        {fitting !== undefined && <ui5-button onui5-click={() => list.rename(key, fitting)}>{t.takeName(exactText(fitting))}</ui5-button>}
        {one.phase === "refused" && canChange(problem?.code) && (
          <ui5-button icon="refresh" design="Transparent" onui5-click={() => void list.examine(key)}>
            {t.checkAgain}
          </ui5-button>
        )}
      </div>
    </>
  );
}

function Replacing({ one, list }: { readonly one: ImportFile; readonly list: ImportList }) {
  const t = texts("create", en);
  return (
    <>
      <ui5-message-strip design="Information" hideCloseButton>
        {t.replacing}
      </ui5-message-strip>
      {one.impact.map(({ use, finding }, index) => (
        <ui5-message-strip key={index} design={finding.severity === "ERROR" ? "Negative" : "Critical"} hideCloseButton>
          <Exact text={t.impactOn(exactText(use.configuration.name))} />: {referenceFindingText(finding)}
        </ui5-message-strip>
      ))}
      <div>
        <ui5-button design="Transparent" onui5-click={() => list.replace(one.key, false)}>
          {t.keepBoth}
        </ui5-button>
      </div>
    </>
  );
}

function isAboutPassword({ problem }: ImportFile): boolean {
  return problem?.code?.startsWith("PASSWORD_") ?? false;
}

function isAboutName({ problem }: ImportFile): boolean {
  return ["NAME_TAKEN", "NAME_INVALID", "TYPE_MISMATCH", "TYPE_UNSUPPORTED"].includes(problem?.code ?? "");
}

/** Whether the answer may be another one later, though the file is the same. */
function canChange(code: string | undefined): boolean {
  return ["NAME_TAKEN", "QUOTA_EXCEEDED", "NOT_FOUND", "FORBIDDEN", "MODIFIED_MEANWHILE", undefined].includes(code);
}
