/** The menu that orders the table, also by columns that are not shown. */

import "@ui5/webcomponents/dist/Menu.js";
import "@ui5/webcomponents/dist/MenuItem.js";
import "@ui5/webcomponents/dist/MenuItemGroup.js";
import "@ui5/webcomponents/dist/MenuSeparator.js";
import { address, setParameters } from "../app/address.js";
import { en } from "../texts/certificates.en.js";
import { texts } from "../texts/texts.js";
import { ORDERS, readOrder, writeOrder } from "./list.js";

const DIRECTIONS = ["ASC", "DESC"] as const;

interface Properties {
  /** The id of the button that it stands at. */
  readonly opener: string;
  readonly onClose: () => void;
}

/** The menu, which is open as long as it is there. */
export function SortMenu({ opener, onClose }: Properties) {
  const t = texts("certificates", en);
  const order = readOrder(address.value.parameters);
  const choose = (text: string | undefined) => {
    const field = ORDERS.find((one) => t.order[one] === text);
    const direction = text === t.ascending ? "ASC" : "DESC";
    setParameters({ sort: writeOrder(field ? { ...order, field } : { ...order, direction }) });
  };
  return (
    <ui5-menu open opener={opener} headerText={t.sort} onui5-close={onClose} onui5-item-click={({ detail }) => choose(detail.text)}>
      <ui5-menu-item-group checkMode="Single">
        {ORDERS.map((field) => (
          <ui5-menu-item key={field} text={t.order[field]} checked={field === order.field} />
        ))}
      </ui5-menu-item-group>
      <ui5-menu-separator />
      <ui5-menu-item-group checkMode="Single">
        {DIRECTIONS.map((direction) => (
          <ui5-menu-item key={direction} text={direction === "ASC" ? t.ascending : t.descending} checked={direction === order.direction} />
        ))}
      </ui5-menu-item-group>
    </ui5-menu>
  );
}
