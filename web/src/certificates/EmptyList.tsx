/** What is shown where there are no rows, and what to do then. */

import "@ui5/webcomponents/dist/Button.js";
import "@ui5/webcomponents/dist/Title.js";
import type { ComponentChildren } from "preact";
import { RequestFailed } from "../api/errors.js";
import { address, go, hrefTo, setParameters, visit } from "../app/address.js";
import { describeError } from "../app/messages.js";
import { can, knownScopes } from "../app/viewer.js";
import { mayCreateScope, openCreateScope } from "../scopes/ScopeSwitch.js";
import { en as app } from "../texts/app.en.js";
import { en } from "../texts/certificates.en.js";
import { en as scopes } from "../texts/scopes.en.js";
import { texts } from "../texts/texts.js";
import { areSet, noFilters, readFilters } from "./filters.js";
import type { Rows } from "./rows.js";

/** Nothing is there yet, nothing matches, or the scope is gone. */
export function EmptyList() {
  const t = texts("certificates", en);
  const { parameters } = address.value;
  const scope = parameters.get("scope") ?? undefined;
  if (scope !== undefined && !knownScopes.value.has(scope)) {
    return (
      <Message title={t.scopeGoneTitle} text={t.scopeGone}>
        <ui5-button design="Emphasized" onui5-click={() => visit(hrefTo(["certificates"], {}, []))}>
          {t.allScopes}
        </ui5-button>
      </Message>
    );
  }
  if (scope === undefined && knownScopes.value.size === 0) return <FirstScope />;
  if (areSet(readFilters(parameters))) {
    return (
      <Message title={t.nothingTitle} text={t.nothingText}>
        <ClearButton />
      </Message>
    );
  }
  if (knownScopes.value.size === 0) return <Message title={t.emptyTitle} text={t.scopeFirst} />; // the header has the button
  if (!can("CERTIFICATE_WRITE", scope)) return <Message title={t.emptyTitle} text={t.emptyReadOnly} />;
  return (
    <Message title={t.emptyTitle} text={t.emptyText}>
      <ui5-button design="Emphasized" onui5-click={() => go(["create", "import"])}>
        {t.import}
      </ui5-button>
      <ui5-button onui5-click={() => go(["create", "generate"])}>{t.generate}</ui5-button>
    </Message>
  );
}

/** Nothing can be created before there is a scope. */
function FirstScope() {
  const t = texts("scopes", scopes);
  if (!mayCreateScope()) return <Message title={t.noneTitle} text={t.noneVisible} />;
  return (
    <Message title={t.noneTitle} text={t.createFirst}>
      <ui5-button design="Emphasized" onui5-click={openCreateScope}>
        {t.create}
      </ui5-button>
    </Message>
  );
}

/** Why the rows cannot be shown, and the way out. */
export function ListFailed({ rows }: { readonly rows: Rows }) {
  const t = texts("certificates", en);
  const code = rows.error instanceof RequestFailed ? rows.error.code : undefined;
  const canClear = code !== undefined && code !== "PAGE_INVALID" && areSet(readFilters(address.value.parameters)); // without a code, the service was not reached
  return (
    <div role="alert">
      <Message title={t.failedTitle} text={describeFailure(rows.error, code)}>
        {canClear && <ClearButton />}
        {code !== "FILTER_TOO_BROAD" && (
          <ui5-button onui5-click={() => void rows.restart()}>
            {code === "PAGE_INVALID" ? t.fromBeginning : texts("app", app).tryAgain}
          </ui5-button>
        )}
      </Message>
    </div>
  );
}

function describeFailure(error: unknown, code: string | undefined): string {
  const t = texts("certificates", en);
  if (code === "FILTER_TOO_BROAD") return t.tooBroad;
  if (code === "INDEX_BUILDING") return t.indexBuilding;
  if (code === "PAGE_INVALID") return t.pageInvalid;
  return describeError(error) ?? "";
}

interface Properties {
  readonly title: string;
  readonly text: string;
  readonly children?: ComponentChildren;
}

function Message({ title, text, children }: Properties) {
  return (
    <section class="no-rows">
      <ui5-title level="H2" size="H4">
        {title}
      </ui5-title>
      <p>{text}</p>
      {children && <div class="no-rows-actions">{children}</div>}
    </section>
  );
}

function ClearButton() {
  return (
    <ui5-button design="Emphasized" onui5-click={() => setParameters(noFilters)}>
      {texts("certificates", en).clearFilters}
    </ui5-button>
  );
}
