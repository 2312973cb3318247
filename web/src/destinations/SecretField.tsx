/** The field of a secret property: what is stored is never shown, it stays or is replaced or removed. */

import "@ui5/webcomponents/dist/Button.js";
import "@ui5/webcomponents/dist/Input.js";
import "@ui5/webcomponents-icons/dist/decline.js";
import { en } from "../texts/destinations.en.js";
import { texts } from "../texts/texts.js";
import { type Draft, propertyOf, withValue } from "./draft.js";

interface Properties {
  readonly id: string;
  readonly draft: Draft;
  readonly name: string;
  readonly readonly: boolean;
  readonly label?: string;
  readonly onChange: (draft: Draft) => void;
}

/** The input, with a button that removes what is stored. */
export function SecretField({ id, draft, name, readonly, label, onChange }: Properties) {
  const t = texts("destinations", en);
  const property = propertyOf(draft, name);
  return (
    <span class="configuration-secret">
      <ui5-input
        id={id}
        type="Password"
        readonly={readonly}
        {...(label !== undefined && { accessibleName: label })}
        placeholder={property?.kept ? t.stored : ""}
        value={property?.value ?? ""}
        onui5-input={({ target }) => onChange(withValue(draft, name, target.value))}
      />
      {property?.kept && !readonly && (
        <ui5-button
          design="Transparent"
          icon="decline"
          tooltip={t.removeSecret}
          accessibleName={`${t.removeSecret}: ${name}`}
          onui5-click={() => onChange(withValue(draft, name, undefined))}
        />
      )}
    </span>
  );
}
