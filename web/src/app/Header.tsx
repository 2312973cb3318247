/** The bar at the top: the parts of the page, the scope, and the user. */

import "@ui5/webcomponents-fiori/dist/ShellBar.js";
import "@ui5/webcomponents-fiori/dist/ShellBarBranding.js";
import "@ui5/webcomponents-fiori/dist/ShellBarItem.js";
import "@ui5/webcomponents-icons/dist/account.js";
import { useState } from "preact/hooks";
import { ScopeSwitch } from "../scopes/ScopeSwitch.js";
import { en } from "../texts/app.en.js";
import { texts } from "../texts/texts.js";
import { address, hrefTo } from "./address.js";
import { lazy } from "./lazy.js";
import { can } from "./viewer.js";

const UserMenu = lazy(() => import("./UserMenu.js"), "UserMenu");

/** The header of the page. */
export function Header() {
  const t = texts("app", en);
  const [opener, setOpener] = useState<HTMLElement>();
  return (
    <div class="header">
      <ui5-shellbar>
        <ui5-shellbar-branding slot="branding" href="#/certificates" accessibleName={t.title}>
          <img slot="logo" src="icon.svg" alt="" />
          {t.title}
        </ui5-shellbar-branding>
        <ui5-shellbar-item
          icon="account"
          text={t.user}
          onui5-click={({ detail }) => setOpener(opener === undefined ? detail.targetRef : undefined)}
        />
      </ui5-shellbar>
      <div class="header-row">
        <Navigation />
        <ScopeSwitch />
      </div>
      {opener && <UserMenu opener={opener} onClose={() => setOpener(undefined)} />}
    </div>
  );
}

function Navigation() {
  const t = texts("app", en);
  const here = address.value.path[0] ?? "certificates";
  const links = [
    { path: "certificates", name: t.certificates, shown: true, owns: ["certificates", "create"] },
    { path: "destinations", name: t.destinations, shown: can("DESTINATION_READ"), owns: ["destinations", "fragments"] },
    { path: "deleted", name: t.deleted, shown: can("CERTIFICATE_WRITE"), owns: ["deleted"] },
    { path: "service-keys", name: t.serviceKeys, shown: can("ACCESS_ADMIN"), owns: ["service-keys"] },
  ];
  return (
    <nav class="navigation" aria-label={t.navigation}>
      {links
        .filter(({ shown }) => shown)
        .map(({ path, name, owns }) => (
          <a key={path} href={hrefTo([path])} aria-current={owns.includes(here) ? "page" : undefined}>
            {name}
          </a>
        ))}
    </nav>
  );
}
