/** The filters, each of which works at once. */

import "@ui5/webcomponents/dist/Button.js";
import "@ui5/webcomponents/dist/CheckBox.js";
import "@ui5/webcomponents/dist/DateRangePicker.js";
import "@ui5/webcomponents/dist/MultiComboBox.js";
import "@ui5/webcomponents/dist/MultiComboBoxItem.js";
import "@ui5/webcomponents/dist/ResponsivePopover.js";
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { address, setParameters } from "../app/address.js";
import { addDays, type Days, readDays } from "../expiry/days.js";
import { useTyped } from "../app/typed.js";
import { en as certificates } from "../texts/certificates.en.js";
import { en as findingTexts } from "../texts/findings.en.js";
import { texts } from "../texts/texts.js";
import { en as words } from "../texts/words.en.js";
import type { FindingCode } from "../api/generated/graphql.js";
import {
  areSet,
  type Filters,
  FINDINGS,
  type LabelValue,
  METHODS,
  noFilters,
  readFilters,
  RENEWALS,
  STATUSES,
  TYPES,
  writeFilters,
} from "./filters.js";
import { LabelFields } from "./LabelFields.js";

/** How the date picker's value is written. */
const DAY_FORMAT = "yyyy-MM-dd";
const DELIMITER = "–";

interface Properties {
  /** The id of the button that it stands at. */
  readonly opener: string;
  readonly onClose: () => void;
}

/** The popover, a dialog on a small screen; it is open as long as it is there. */
export function FilterPopover({ opener, onClose }: Properties) {
  const t = texts("certificates", certificates);
  const filters = readFilters(address.value.parameters);
  const changed = useRef(false);
  const set = (change: Partial<Filters>) => {
    setParameters(writeFilters({ ...filters, ...change }), { replace: changed.current }); // Back takes away all that was chosen here
    changed.current = true;
  };
  return (
    <ui5-responsive-popover
      open
      opener={opener}
      placement="Bottom"
      horizontalAlign="Start"
      headerText={t.filters}
      onui5-close={({ target, currentTarget }) => target === currentTarget && onClose()}
    >
      <Fields filters={filters} onChange={set} />
      <div slot="footer" class="filters-footer">
        <ui5-button design="Transparent" disabled={!areSet(filters)} onui5-click={() => setParameters(noFilters)}>
          {t.clearAll}
        </ui5-button>
        <ui5-button design="Emphasized" onui5-click={onClose}>
          {t.done}
        </ui5-button>
      </div>
    </ui5-responsive-popover>
  );
}

interface FieldsProperties {
  readonly filters: Filters;
  readonly onChange: (change: Partial<Filters>) => void;
}

function Fields({ filters, onChange: set }: FieldsProperties) {
  const t = texts("certificates", certificates);
  const w = texts("words", words);
  return (
    <div class="filters">
      <Choices
        title={t.status}
        all={STATUSES}
        chosen={filters.statuses}
        word={(one) => w.status[one]}
        onChange={(statuses) => set({ statuses })}
      />
      <Choices title={t.type} all={TYPES} chosen={filters.types} word={(one) => one} onChange={(types) => set({ types })} />
      <Choices
        title={t.method}
        all={METHODS}
        chosen={filters.methods}
        word={(one) => w.method[one]}
        onChange={(methods) => set({ methods })}
      />
      <Choices
        title={t.renewal}
        all={RENEWALS}
        chosen={filters.renewal ? [filters.renewal] : []}
        word={(one) => (one === "on" ? t.renewalOn : t.renewalOff)}
        onChange={(chosen) => set({ renewal: chosen.find((one) => one !== filters.renewal) })}
      />
      <Group title={t.expires}>
        <Expiry days={filters.expires} onChange={(expires) => set({ expires })} />
      </Group>
      <Group title={t.finding}>
        <Findings chosen={filters.findings} onChange={(findings) => set({ findings })} />
      </Group>
      <Group title={t.label}>
        <LabelFields onAdd={(label) => set({ labels: [...filters.labels.filter((one) => !isSame(one, label)), label] })} />
      </Group>
    </div>
  );
}

function isSame(one: LabelValue, other: LabelValue): boolean {
  return one.key === other.key && one.value === other.value;
}

function Group({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <fieldset class="filter-group">
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}

interface ChoicesProperties<Choice extends string> {
  readonly title: string;
  readonly all: readonly Choice[];
  readonly chosen: readonly Choice[];
  readonly word: (choice: Choice) => string;
  readonly onChange: (chosen: readonly Choice[]) => void;
}

function Choices<Choice extends string>({ title, all, chosen, word, onChange }: ChoicesProperties<Choice>) {
  return (
    <Group title={title}>
      {all.map((choice) => (
        <ui5-checkbox
          key={choice}
          text={word(choice)}
          checked={chosen.includes(choice)}
          onui5-change={({ target }) => onChange(all.filter((one) => (one === choice ? target.checked : chosen.includes(one))))}
        />
      ))}
    </Group>
  );
}

interface FindingsProperties {
  readonly chosen: readonly FindingCode[];
  readonly onChange: (chosen: readonly FindingCode[]) => void;
}

function Findings({ chosen, onChange }: FindingsProperties) {
  const t = texts("certificates", certificates);
  const { title } = texts("findings", findingTexts);
  return (
    <ui5-multi-combobox
      accessibleName={t.finding}
      placeholder={t.findingHint}
      noTypeahead
      onui5-selection-change={({ detail }) => {
        const titles = detail.items.map((item) => item.text);
        onChange(FINDINGS.filter((code) => titles.includes(title[code])));
      }}
    >
      {FINDINGS.map((code) => (
        <ui5-mcb-item key={code} text={title[code]} selected={chosen.includes(code)} />
      ))}
    </ui5-multi-combobox>
  );
}

interface ExpiryProperties {
  readonly days: Days | undefined;
  readonly onChange: (days: Days | undefined) => void;
}

/** The first and the last day; the span ends on the day after the last. */
function Expiry({ days, onChange }: ExpiryProperties) {
  const value = days?.from && days.to ? `${days.from} ${DELIMITER} ${addDays(days.to, -1)}` : "";
  const [typed, type] = useTyped(value);
  return (
    <ui5-daterange-picker
      valueFormat={DAY_FORMAT}
      delimiter={DELIMITER}
      value={typed}
      accessibleName={texts("certificates", certificates).expires}
      onui5-input={({ target }) => type(target.value)}
      onui5-change={({ target }) => {
        const [first, last] = target.value.split(DELIMITER).map((day) => day.trim());
        onChange(readDays(first && last ? `${first}..${addDays(last, 1)}` : null)); // undefined for what is none
      }}
    />
  );
}
