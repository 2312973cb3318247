/** A password, which can be shown while it is typed and is filled in by nobody else. */

import "@ui5/webcomponents/dist/Icon.js";
import "@ui5/webcomponents/dist/Input.js";
import "@ui5/webcomponents-icons/dist/hide.js";
import "@ui5/webcomponents-icons/dist/show.js";
import type Input from "@ui5/webcomponents/dist/Input.js";
import { useEffect, useRef, useState } from "preact/hooks";
import { useTyped } from "../app/typed.js";
import { en } from "../texts/create.en.js";
import { texts } from "../texts/texts.js";
import { Field } from "./Field.js";

interface Properties {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly maxLength: number;
  /** What is wrong with it. */
  readonly problem?: string | undefined;
  /** Hears each letter. */
  readonly onInput?: (value: string) => void;
  /** Hears it when it is complete: with Enter, or when the field is left. */
  readonly onChange?: (value: string) => void;
}

/** The field. Nothing of it is kept by the browser, as far as browsers obey. */
export function PasswordField({ id, label, hint, value, maxLength, problem, onInput, onChange }: Properties) {
  const t = texts("create", en);
  const [shown, setShown] = useState(false);
  const [typed, type] = useTyped(value);
  const input = useRef<Input>(null);
  useEffect(() => {
    // UI5 writes "off", which browsers take as leave to offer a password that they have kept.
    void input.current?.getFocusDomRefAsync().then((inner) => inner?.setAttribute("autocomplete", "new-password"));
  }, []);
  return (
    <Field id={id} label={label} hint={hint}>
      <ui5-input
        id={id}
        accessibleName={label}
        ref={input}
        type={shown ? "Text" : "Password"}
        value={typed}
        maxlength={maxLength}
        valueState={problem === undefined ? "None" : "Negative"}
        accessibleDescription={hint}
        onui5-input={({ target }) => {
          type(target.value);
          onInput?.(target.value);
        }}
        onui5-change={({ target }) => onChange?.(target.value)}
      >
        <ui5-icon
          slot="icon"
          mode="Interactive"
          name={shown ? "hide" : "show"}
          accessibleName={shown ? t.hidePassword : t.showPassword}
          showTooltip
          onui5-click={() => setShown(!shown)}
        />
        {problem !== undefined && <div slot="valueStateMessage">{problem}</div>}
      </ui5-input>
    </Field>
  );
}
