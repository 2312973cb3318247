/** Asks for a password; only where the service says that it takes one. */

import "@ui5/webcomponents/dist/Button.js";
import "@ui5/webcomponents/dist/Input.js";
import "@ui5/webcomponents/dist/Label.js";
import { useState } from "preact/hooks";
import { Refused } from "../api/errors.js";
import { DialogFrame } from "../app/DialogFrame.js";
import { describeError } from "../app/messages.js";
import { findWrongKey, hasKeyPassword, isOfKey, type KeyPasswords, NO_KEY_PASSWORDS } from "../passwords/key-passwords.js";
import { KeyPasswordFields } from "../passwords/KeyPasswordFields.js";
import { en } from "../texts/details.en.js";
import { en as passwords } from "../texts/passwords.en.js";
import { texts } from "../texts/texts.js";

const ABOUT_PASSWORD: ReadonlySet<string | undefined> = new Set(["PASSWORD_REQUIRED", "PASSWORD_WRONG", "PASSWORD_WRONG_OR_CORRUPT"]);

/** Whether an error says that a password is missing, or another one is needed. */
export function isAboutPassword(error: unknown): boolean {
  return error instanceof Refused && ABOUT_PASSWORD.has(error.code);
}

/** Whether an error says that the password of a private key is another one. */
export function isAboutKey(error: unknown): boolean {
  return isAboutPassword(error) && isOfKey(fieldOf(error));
}

function fieldOf(error: unknown): string | undefined {
  return error instanceof Refused ? (error.result as { readonly field?: string }).field : undefined;
}

/** Returns what went wrong, in our words where it is the password. */
export function describePasswordError(error: unknown): string | undefined {
  const t = texts("details", en);
  if (!isAboutPassword(error)) return describeError(error);
  if (isAboutKey(error)) return texts("passwords", passwords).wrong;
  return (error as Refused).code === "PASSWORD_REQUIRED" ? t.passwordNeeded : t.passwordWrong;
}

interface Properties {
  readonly title: string;
  readonly text: string;
  readonly action: string;
  /** Private keys whose passwords are asked for besides, by alias. */
  readonly keys?: readonly string[];
  /** Does what needs the password; the dialog stays open, with the reason, if it throws. */
  readonly onPassword: (password: string, keyPasswords: KeyPasswords) => Promise<void>;
  readonly onClose: () => void;
}

/** The dialog, open as long as it is shown. */
export function PasswordDialog({ title, text, action, keys = [], onPassword, onClose }: Properties) {
  const t = texts("details", en);
  const [password, setPassword] = useState("");
  const [keyPasswords, setKeyPasswords] = useState(NO_KEY_PASSWORDS);
  const [error, setError] = useState<unknown>();
  const problem = error === undefined ? undefined : describePasswordError(error);
  const ofKey = isAboutKey(error);
  const [busy, setBusy] = useState(false);
  const [open, setOpen] = useState(true);
  const submit = async () => {
    if (busy) return;
    setBusy(true);
    setError(undefined);
    try {
      await onPassword(password, keyPasswords);
      setOpen(false);
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <DialogFrame
      title={title}
      open={open}
      onClose={() => setOpen(false)}
      onClosed={onClose}
      initialFocus="asked-password"
      actions={
        <ui5-button slot="endContent" design="Emphasized" disabled={busy} onui5-click={() => void submit()}>
          {action}
        </ui5-button>
      }
    >
      <form
        class="dialog-content password-form"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p>{text}</p>
        <ui5-label for="asked-password" required={!hasKeyPassword(keyPasswords)} showColon>
          {t.password}
        </ui5-label>
        <ui5-input
          id="asked-password"
          accessibleName={t.password}
          type="Password"
          required={!hasKeyPassword(keyPasswords)}
          value={password}
          valueState={problem === undefined || ofKey ? "None" : "Negative"}
          onui5-input={({ target }) => setPassword(target.value)}
          onKeyDown={(event) => event.key === "Enter" && void submit()}
        >
          {problem !== undefined && !ofKey && <div slot="valueStateMessage">{problem}</div>}
        </ui5-input>
        <KeyPasswordFields
          id="asked-key-password"
          aliases={keys}
          typed={keyPasswords}
          problem={ofKey ? problem : undefined}
          wrong={findWrongKey(fieldOf(error), keyPasswords)}
          onInput={setKeyPasswords}
          onSubmit={() => void submit()}
        />
      </form>
    </DialogFrame>
  );
}
