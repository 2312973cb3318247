/** Asks for the password of a file of the list, and for those of its keys where they are others. */

import "@ui5/webcomponents/dist/Button.js";
import { ProblemStrip } from "../app/ProblemStrip.js";
import { findWrongKey, isOfKey } from "../passwords/key-passwords.js";
import { KeyPasswordFields } from "../passwords/KeyPasswordFields.js";
import { en } from "../texts/create.en.js";
import { en as passwords } from "../texts/passwords.en.js";
import { texts } from "../texts/texts.js";
import type { ImportFile } from "./import-file.js";
import type { ImportList } from "./import-list.js";
import { PasswordField } from "./PasswordField.js";

/** The fields; the problem is that of a password. */
export function FilePassword({
  one,
  list,
  problem,
}: {
  readonly one: ImportFile;
  readonly list: ImportList;
  readonly problem: ImportFile["problem"];
}) {
  const t = texts("create", en);
  const { key, password, keyPasswords, lockedKeys, contents } = one;
  const unlocked = password !== "" && problem === undefined && contents?.locked === false;
  const ofKey = isOfKey(problem?.field);
  const keyProblem = ofKey ? texts("passwords", passwords).wrong : undefined;
  const fileProblem = ofKey ? undefined : problem?.text;
  return (
    <div class="create-password">
      <PasswordField
        id={`file-password-${key}`}
        label={t.filePassword}
        hint={unlocked ? t.unlocked : t.locked}
        value={password}
        maxLength={list.choices.limits.passwordLength}
        problem={fileProblem}
        onChange={(typed) => list.unlock(key, typed)}
      />
      <KeyPasswordFields
        id={`key-password-${key}`}
        aliases={lockedKeys}
        typed={keyPasswords}
        problem={keyProblem}
        wrong={findWrongKey(problem?.field, keyPasswords)}
        onChange={(typed) => list.unlockKeys(key, typed)}
      />
      <ProblemStrip text={keyProblem ?? fileProblem} />
      {/* Leaving the field unlocks already; the button is for those who look for one, and tries again. */}
      {!unlocked && <ui5-button onui5-click={() => void list.examine(key)}>{t.unlock}</ui5-button>}
    </div>
  );
}
