/** Asks for the passwords of private keys that have others than their file. */

import "./passwords.css";
import "@ui5/webcomponents/dist/CheckBox.js";
import "@ui5/webcomponents/dist/Input.js";
import "@ui5/webcomponents/dist/Label.js";
import { exactText } from "../app/exact.js";
import { useTyped } from "../app/typed.js";
import { en } from "../texts/passwords.en.js";
import { texts } from "../texts/texts.js";
import type { KeyPasswords } from "./key-passwords.js";

/** Keys that are asked for one by one: more fields than that help nobody, and their passwords can be given through the API. */
const MAX_FIELDS = 20;

interface Properties {
  /** The id of the first field, and the beginning of the others'. */
  readonly id: string;
  /** The keys that are locked. */
  readonly aliases: readonly string[];
  readonly typed: KeyPasswords;
  readonly problem?: string | undefined;
  /** The key that the problem is of; undefined for all. */
  readonly wrong?: string | undefined;
  /** Hears each letter. */
  readonly onInput?: (typed: KeyPasswords) => void;
  /** Hears what is complete: with Enter, or when a field is left. */
  readonly onChange?: (typed: KeyPasswords) => void;
  readonly onSubmit?: () => void;
}

/** One field for all keys, or one for each; nothing where no key is locked. */
export function KeyPasswordFields({ id, aliases, typed, problem, wrong, onInput, onChange, onSubmit }: Properties) {
  const t = texts("passwords", en);
  if (aliases.length === 0) return null;
  const set = (alias: string, password: string): KeyPasswords => ({ ...typed, own: new Map([...typed.own, [alias, password]]) });
  const choose = (separate: boolean) => {
    onInput?.({ ...typed, separate });
    onChange?.({ ...typed, separate });
  };
  return (
    <div class="key-passwords">
      {typed.separate ? (
        aliases
          .slice(0, MAX_FIELDS)
          .map((alias, index) => (
            <PasswordEntry
              key={alias}
              id={index === 0 ? id : `${id}-${index}`}
              label={t.ofAlias(exactText(alias))}
              value={typed.own.get(alias) ?? ""}
              problem={wrong === undefined || wrong === alias ? problem : undefined}
              onInput={(password) => onInput?.(set(alias, password))}
              onChange={(password) => onChange?.(set(alias, password))}
              onSubmit={onSubmit}
            />
          ))
      ) : (
        <PasswordEntry
          id={id}
          label={aliases.length === 1 ? t.ofKey : t.ofKeys}
          value={typed.every}
          problem={problem}
          onInput={(every) => onInput?.({ ...typed, every })}
          onChange={(every) => onChange?.({ ...typed, every })}
          onSubmit={onSubmit}
        />
      )}
      {aliases.length > 1 && (
        <ui5-checkbox text={t.separate} checked={typed.separate} onui5-change={({ target }) => choose(target.checked)} />
      )}
      <p class="key-passwords-hint">{t.hint}</p>
    </div>
  );
}

interface EntryProperties {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly problem: string | undefined;
  readonly onInput: (password: string) => void;
  readonly onChange: (password: string) => void;
  readonly onSubmit: (() => void) | undefined;
}

function PasswordEntry({ id, label, value, problem, onInput, onChange, onSubmit }: EntryProperties) {
  const [shown, type] = useTyped(value);
  return (
    <div class="key-password">
      <ui5-label for={id} showColon>
        {label}
      </ui5-label>
      <ui5-input
        id={id}
        accessibleName={label}
        accessibleDescription={texts("passwords", en).hint}
        type="Password"
        value={shown}
        valueState={problem === undefined ? "None" : "Negative"}
        onui5-input={({ target }) => {
          type(target.value);
          onInput(target.value);
        }}
        onui5-change={({ target }) => onChange(target.value)}
        onKeyDown={({ key }) => key === "Enter" && onSubmit?.()}
      >
        {problem !== undefined && <div slot="valueStateMessage">{problem}</div>}
      </ui5-input>
    </div>
  );
}
