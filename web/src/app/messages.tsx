/** Short messages at the lower edge, and errors in the user's words. */

import "@ui5/webcomponents/dist/Button.js";
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Refused, RequestFailed } from "../api/errors.js";
import { en } from "../texts/app.en.js";
import { texts } from "../texts/texts.js";
import { exactText } from "./exact.js";
import { keepFocus } from "./focus.js";

interface Message {
  readonly text: string;
  readonly undo?: (() => void) | undefined;
  readonly isError: boolean;
}

/** Milliseconds that a message stays; one that can undo something stays longer, an error until it is closed. */
const SHOWN = 4000;
const SHOWN_WITH_UNDO = 12_000;

/** A part of the page could not be loaded: the service cannot be reached, or has another release by now. */
export class PartMissing extends Error {
  override readonly name = "PartMissing";
}

const message = signal<Message | undefined>(undefined);

/** Says what was done; with `undo`, a button that takes it back. */
export function toast(text: string, { undo }: { undo?: () => void } = {}): void {
  message.value = { text, undo, isError: false };
}

/** Says what went wrong, until the user closes it. */
export function showError(error: unknown): void {
  const text = describeError(error);
  if (text !== undefined) showProblem(text);
}

/** Says a sentence about what went wrong, until the user closes it. */
export function showProblem(text: string): void {
  message.value = { text, isError: true };
}

/** Returns what went wrong in the user's words; undefined for what the user gave up. */
export function describeError(error: unknown): string | undefined {
  const t = texts("app", en);
  if (error instanceof DOMException && error.name === "AbortError") return undefined;
  if (error instanceof PartMissing) return t.partMissing;
  if (error instanceof TypeError) return t.offline; // what fetch throws
  if (error instanceof Refused || (error instanceof RequestFailed && error.code !== undefined && error.code !== "INTERNAL")) {
    if (error.code === "NOT_FOUND") return t.notThere;
    const known: Readonly<Record<string, string>> = t.refused;
    const { code = "" } = error;
    return known[code] ?? t.message(code, exactText(error.message));
  }
  return error instanceof RequestFailed && error.requestId ? `${t.unexpected} ${t.requestNumber(error.requestId)}` : t.unexpected;
}

/** Where the messages are shown; once in the page. */
export function Messages() {
  const t = texts("app", en);
  const shown = message.value;
  useEffect(() => {
    if (!shown || shown.isError) return;
    const timer = setTimeout(close, shown.undo ? SHOWN_WITH_UNDO : SHOWN);
    return () => clearTimeout(timer);
  }, [shown]);
  return (
    <div class="messages" role="status" aria-live="polite">
      {shown && (
        <div class={shown.isError ? "message message-error" : "message"}>
          <span>{shown.text}</span>
          {shown.undo && (
            <ui5-button
              design="Transparent"
              onui5-click={() => {
                shown.undo?.();
                close();
              }}
            >
              {t.undo}
            </ui5-button>
          )}
          <ui5-button design="Transparent" icon="decline" accessibleName={t.close} onui5-click={close} />
        </div>
      )}
    </div>
  );
}

function close(): void {
  message.value = undefined;
  keepFocus();
}
