/** What can be chosen in the dialog that exports. */

import "@ui5/webcomponents/dist/MessageStrip.js";
import "@ui5/webcomponents/dist/RadioButton.js";
import { exactText } from "../app/exact.js";
import { KeyPasswordFields } from "../passwords/KeyPasswordFields.js";
import { en } from "../texts/exporting.en.js";
import { texts } from "../texts/texts.js";
import { isKeystore, listChains, listContents, takesPassword } from "./choices.js";
import { Choice, Entry, type FormProperties } from "./fields.js";

const ALL = "all";

/** The file as it is, or the fields that make a new one; and what is to be known about private keys in it. */
export function ExportForm(properties: FormProperties) {
  const t = texts("exporting", en);
  const { file, choices, onChange } = properties;
  return (
    <>
      {file.mayTakeStored && choices.alias === undefined && (
        <div class="choices" role="radiogroup" aria-label={t.title}>
          <ui5-radio-button name="export-way" text={t.stored} checked={choices.stored} onui5-change={() => onChange({ stored: true })} />
          <ui5-radio-button
            name="export-way"
            text={t.converted}
            checked={!choices.stored}
            onui5-change={() => onChange({ stored: false })}
          />
        </div>
      )}
      {!choices.stored && <NewFile {...properties} />}
      <KeyWarning {...properties} />
    </>
  );
}

/** Says that a private key is in the file, or why there is none. */
function KeyWarning({ file, choices, installation }: FormProperties) {
  const t = texts("exporting", en);
  if (choices.stored) {
    if (file.hasKey === false) return null;
    return <Note design="Critical" text={file.hasKey ? t.keyInside : t.keyPerhapsInside} />;
  }
  if (choices.content === "KEYS") {
    const inClear = !choices.newPassword && !isKeystore(choices, installation);
    return <Note design="Critical" text={inClear ? t.keyInClear : t.keyInside} />;
  }
  return file.hasKey !== false && !file.mayTakeKeys ? <Note design="Information" text={t.keysNotAllowed} /> : null;
}

function Note({ design, text }: { readonly design: "Critical" | "Information"; readonly text: string }) {
  return (
    <ui5-message-strip design={design} hideCloseButton>
      {text}
    </ui5-message-strip>
  );
}

/** The fields of a new file; only those that matter for the format. */
function NewFile(properties: FormProperties) {
  const t = texts("exporting", en);
  const { file, installation, choices, onChange } = properties;
  const contents = listContents(choices, file, installation);
  const chains = listChains(choices);
  return (
    <>
      <Choice
        {...properties}
        field="format"
        value={choices.format}
        hint={t.formatHints[choices.format]}
        options={installation.exportFormats.map(({ format }) => [format, t.formats[format]])}
        onChoose={(format) => onChange({ format })}
      />
      {file.aliases.length > 1 && <Entries {...properties} />}
      <Choice
        {...properties}
        field="content"
        value={choices.content}
        options={contents.map((one) => [one, t.contents[one]])}
        onChoose={(content) => onChange({ content })}
      />
      {chains.length > 1 && (
        <Choice
          {...properties}
          field="chain"
          value={choices.chain}
          options={chains.map((one) => [one, t.chains[one]])}
          onChoose={(chain) => onChange({ chain })}
        />
      )}
      <Protection {...properties} />
    </>
  );
}

/** One entry, or all. An option's value is the entry's number, as an alias may be anything. */
function Entries(properties: FormProperties) {
  const t = texts("exporting", en);
  const { file, choices, onChange } = properties;
  const entries = file.aliases.map((alias, index) => [String(index), exactText(alias)] as const);
  return (
    <Choice
      {...properties}
      field="alias"
      value={choices.alias === undefined ? ALL : String(file.aliases.indexOf(choices.alias))}
      options={[[ALL, t.allEntries], ...entries]}
      onChoose={(number) => onChange({ alias: file.aliases[Number(number)] })}
    />
  );
}

/** The alias, the passwords and the protection of the new file. */
function Protection(properties: FormProperties) {
  const t = texts("exporting", en);
  const { file, installation, choices, problem, onChange, onSubmit } = properties;
  const keystore = isKeystore(choices, installation);
  return (
    <>
      {keystore && <Entry {...properties} field="newAlias" hint={t.newAliasHint} />}
      {choices.format === "PKCS12" && (
        <Choice
          {...properties}
          field="profile"
          value={choices.profile}
          options={installation.pkcs12Profiles.map((profile) => [profile, t.profiles[profile]])}
          onChoose={(profile) => onChange({ profile })}
        />
      )}
      {choices.password !== undefined && <Entry {...properties} field="password" secret required />}
      {choices.keyPasswords && (
        <KeyPasswordFields
          id="export-keyPassword"
          aliases={choices.alias === undefined ? file.keyAliases : [choices.alias]}
          typed={choices.keyPasswords}
          problem={problem?.field === "keyPassword" ? problem.text : undefined}
          wrong={problem?.key}
          onInput={(keyPasswords) => onChange({ keyPasswords })}
          onSubmit={onSubmit}
        />
      )}
      {takesPassword(choices, installation) && (
        <>
          <Entry
            {...properties}
            field="newPassword"
            secret
            required={keystore && choices.content === "KEYS"}
            hint={keystore ? t.newPasswordHint : undefined}
          />
          <Entry {...properties} field="repeated" secret required={choices.newPassword !== ""} />
        </>
      )}
    </>
  );
}
