/** The form of a new service key: its name, where it is to be used, and what it may do. */

import "@ui5/webcomponents/dist/CheckBox.js";
import "@ui5/webcomponents/dist/ComboBox.js";
import "@ui5/webcomponents/dist/ComboBoxItem.js";
import "@ui5/webcomponents/dist/Input.js";
import "@ui5/webcomponents/dist/Label.js";
import "@ui5/webcomponents/dist/Panel.js";
import { type Right, type Role, ListScopesDocument } from "../api/generated/graphql.js";
import { useQuery } from "../api/query.js";
import { viewer } from "../app/viewer.js";
import { en } from "../texts/access.en.js";
import { texts } from "../texts/texts.js";
import { ROLES } from "./roles.js";
import { type Choice, isOfInstance, type Wish } from "./wish.js";

/** What is wrong with the fields, and with the whole. */
export interface Problems {
  readonly name?: string;
  readonly subaccount?: string;
  readonly serviceInstance?: string;
  readonly whole?: string;
}

interface Properties {
  readonly wish: Wish;
  readonly problems: Problems;
  readonly onChange: (wish: Wish) => void;
}

/** Scopes that are offered; one that is not there yet is made, so that any name may be written. */
export function ServiceKeyForm({ wish, problems, onChange }: Properties) {
  const t = texts("access", en);
  const { data } = useQuery(ListScopesDocument, {});
  const scopes = data?.scopes.nodes ?? [];
  const subaccounts = [...new Set(scopes.map(({ subaccount }) => subaccount))];
  const instances = scopes.flatMap(({ subaccount, serviceInstance }) =>
    subaccount === wish.subaccount && serviceInstance !== null ? [serviceInstance] : [],
  );
  const hasInstance = wish.serviceInstance.trim() !== "";
  const roles = Object.keys(ROLES) as Role[];
  const mine = viewer.value?.permissions ?? []; // nobody gives more than they have
  const inScopes = mine.filter((right) => right !== "INSTALLATION_ADMIN");
  const choose = { wish, onChange };
  return (
    <>
      <div class="access-field">
        <ui5-label for="service-key-name" required showColon>
          {t.name}
        </ui5-label>
        <ui5-input
          id="service-key-name"
          required
          accessibleName={t.name}
          placeholder={t.nameHelp}
          value={wish.name}
          valueState={problems.name === undefined ? "None" : "Negative"}
          onui5-input={({ currentTarget }) => onChange({ ...wish, name: currentTarget.value })}
        >
          <div slot="valueStateMessage">{problems.name}</div>
        </ui5-input>
      </div>
      <Name
        id="service-key-subaccount"
        label={t.subaccount}
        value={wish.subaccount}
        offered={subaccounts}
        problem={problems.subaccount}
        required
        onChange={(subaccount) => onChange({ ...wish, subaccount })}
      />
      <Name
        id="service-key-serviceInstance"
        label={t.instance}
        value={wish.serviceInstance}
        offered={instances}
        problem={problems.serviceInstance}
        placeholder={t.noInstance}
        onChange={(serviceInstance) => onChange({ ...wish, serviceInstance })}
      />
      <Boxes {...choose} choice="roles" title={`${t.roles}: ${t.subaccount}`} offered={roles.filter((role) => !isOfInstance(role))} />
      {hasInstance && <Boxes {...choose} choice="roles" title={`${t.roles}: ${t.instance}`} offered={roles.filter(isOfInstance)} />}
      <ui5-panel headerText={t.moreRights} headerLevel="H2" collapsed>
        <Boxes {...choose} choice="subaccountRights" title={t.inSubaccount} offered={inScopes} />
        {hasInstance && <Boxes {...choose} choice="instanceRights" title={t.inInstance} offered={inScopes} />}
        <Boxes {...choose} choice="tenantRights" title={t.everywhere} offered={mine} />
      </ui5-panel>
    </>
  );
}

interface NameProperties {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly offered: readonly string[];
  readonly problem: string | undefined;
  readonly required?: boolean;
  readonly placeholder?: string;
  readonly onChange: (value: string) => void;
}

function Name({ id, label, value, offered, problem, required = false, placeholder = "", onChange }: NameProperties) {
  return (
    <div class="access-field">
      <ui5-label for={id} required={required} showColon>
        {label}
      </ui5-label>
      <ui5-combobox
        id={id}
        required={required}
        accessibleName={label}
        filter="Contains"
        noTypeahead
        placeholder={placeholder}
        value={value}
        valueState={problem === undefined ? "None" : "Negative"}
        onui5-input={({ currentTarget }) => onChange(currentTarget.value)}
        onui5-change={({ currentTarget }) => onChange(currentTarget.value)}
      >
        {offered.map((name) => (
          <ui5-cb-item key={name} text={name} />
        ))}
        <div slot="valueStateMessage">{problem}</div>
      </ui5-combobox>
    </div>
  );
}

interface BoxesProperties {
  readonly wish: Wish;
  readonly onChange: (wish: Wish) => void;
  readonly choice: Choice;
  readonly title: string;
  readonly offered: readonly (Right | Role)[];
}

/** Boxes, one for each right or role that is offered. */
function Boxes({ wish, onChange, choice, title, offered }: BoxesProperties) {
  const t = texts("access", en);
  const chosen = wish[choice] as ReadonlySet<Right | Role>;
  const names: Readonly<Record<string, string>> = { ...t.right, ...ROLES };
  const set = (one: Right | Role, isChosen: boolean) => {
    const others = [...chosen].filter((other) => other !== one);
    onChange({ ...wish, [choice]: new Set(isChosen ? [...others, one] : others) });
  };
  return (
    <fieldset class="access-boxes">
      <legend>{title}</legend>
      {offered.map((one) => (
        <ui5-checkbox
          key={one}
          text={names[one]}
          checked={chosen.has(one)}
          wrappingType="Normal"
          onui5-change={({ currentTarget }) => set(one, currentTarget.checked)}
        />
      ))}
    </fieldset>
  );
}
