/** What is known of a service key at the moment when it is created only: its secret, and the binding in which it stands. */

import "@ui5/webcomponents/dist/Button.js";
import "@ui5/webcomponents/dist/Input.js";
import "@ui5/webcomponents/dist/Label.js";
import "@ui5/webcomponents/dist/MessageStrip.js";
import "@ui5/webcomponents/dist/TextArea.js";
import "@ui5/webcomponents-icons/dist/copy.js";
import { useEffect, useState } from "preact/hooks";
import { en } from "../texts/access.en.js";
import { texts } from "../texts/texts.js";

export interface Created {
  readonly clientId: string;
  readonly clientSecret: string;
  /** JSON. */
  readonly binding: string;
}

/** Milliseconds for which a button says that it has copied. */
const SAID = 3000;

/** The texts, each with a button that copies it. */
export function ServiceKeySecret({ created }: { readonly created: Created }) {
  const t = texts("access", en);
  const [copied, setCopied] = useState<string>();
  const [failed, setFailed] = useState(false);
  useEffect(() => document.getElementById("service-key-binding")?.focus(), []);
  useEffect(() => {
    if (copied === undefined) return;
    const timer = setTimeout(() => setCopied(undefined), SAID);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async (what: string, text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      setFailed(false);
      setCopied(what);
    } catch {
      setFailed(true);
    }
  };
  const button = (what: string, text: string) => (
    <ui5-button
      icon="copy"
      accessibleName={copied === what ? t.copiedNamed(what) : t.copyNamed(what)}
      onui5-click={() => void copy(what, text)}
    >
      {copied === what ? t.copied : t.copy}
    </ui5-button>
  );
  return (
    <>
      <ui5-message-strip design="Critical" hideCloseButton>
        {failed ? t.copyFailed : t.createdWarning}
      </ui5-message-strip>
      <div class="access-field">
        <ui5-label for="service-key-binding" showColon>
          {t.binding}
        </ui5-label>
        <ui5-textarea
          id="service-key-binding"
          class="access-secret"
          readonly
          rows={16}
          accessibleName={t.binding}
          value={created.binding}
        />
        <div class="access-copy">
          <span class="access-minor">{t.bindingHelp}</span>
          {button(t.binding, created.binding)}
        </div>
      </div>
      <div class="access-field">
        <ui5-label for="service-key-client" showColon>
          {t.clientId}
        </ui5-label>
        <div class="access-copy">
          <ui5-input id="service-key-client" readonly accessibleName={t.clientId} value={created.clientId} />
          {button(t.clientId, created.clientId)}
        </div>
      </div>
      <div class="access-field">
        <ui5-label for="service-key-secret" showColon>
          {t.secret}
        </ui5-label>
        <div class="access-copy">
          <ui5-input id="service-key-secret" readonly accessibleName={t.secret} value={created.clientSecret} />
          {button(t.secret, created.clientSecret)}
        </div>
      </div>
      <span role="status" class="access-heard">
        {copied !== undefined && t.copied}
      </span>
    </>
  );
}
