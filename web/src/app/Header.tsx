/** The bar at the top: where the user is, and who. */

import "@ui5/webcomponents-fiori/dist/ShellBar.js";
import "@ui5/webcomponents-fiori/dist/ShellBarBranding.js";
import { ScopeSwitch } from "../scopes/ScopeSwitch.js";
import { en } from "../texts/app.en.js";
import { texts } from "../texts/texts.js";
import { address, hrefTo } from "./address.js";

/** The header of the page. */
export function Header() {
  const t = texts("app", en);
  const here = address.value.path[0] ?? "certificates";
  const parts = [
    ["certificates", t.certificates],
    ["destinations", t.destinations],
    ["deleted", t.deleted],
    ["service-keys", t.serviceKeys],
  ] as const;
  return (
    <header class="header">
      <ui5-shellbar>
        <ui5-shellbar-branding slot="branding">{t.title}</ui5-shellbar-branding>
      </ui5-shellbar>
      <ScopeSwitch />
      <nav class="navigation" aria-label={t.navigation}>
        {parts.map(([path, name]) => (
          <a key={path} href={hrefTo([path])} aria-current={here === path ? "page" : undefined}>
            {name}
          </a>
        ))}
      </nav>
    </header>
  );
}
