/** What a form is made of that imports files: the list, where they are stored, and the way to Create. */

import { useSignalEffect } from "@preact/signals";
import { useCallback, useEffect, useMemo, useState } from "preact/hooks";
import { go } from "../app/address.js";
import { exactText } from "../app/exact.js";
import { useLeaveQuestion } from "../app/leaving.js";
import { toast } from "../app/messages.js";
import { en } from "../texts/create.en.js";
import { texts } from "../texts/texts.js";
import { takeWaiting } from "./dropped.js";
import type { ImportFile } from "./import-file.js";
import { ImportList, MAX_FILES } from "./import-list.js";
import { type LabelRow, readLabels } from "./label-rows.js";
import type { Choices } from "./refusal-text.js";
import { onlyScope } from "./ScopeField.js";
import { formatNumber } from "../app/number.js";

/** Keeps the list. `given` is the scope of the address; undefined where all are shown. */
export function useImporting(choices: Choices, given: string | undefined) {
  const t = texts("create", en);
  const list = useMemo(() => new ImportList(choices), []);
  const [chosen, chooseScope] = useState(onlyScope);
  const [labels, setLabels] = useState<readonly LabelRow[]>([]);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const scope = given ?? chosen;
  const leave = useLeaveQuestion(list.files.value.some(({ phase }) => phase !== "stored"));

  useEffect(() => () => list.close(), []);
  useEffect(() => list.chooseScope(scope), [scope]);
  const add = useCallback((more: readonly File[]) => {
    if (more.length > 0 && !list.add(more)) toast(t.tooMany(formatNumber(MAX_FILES)));
  }, []);
  useSignalEffect(() => add(takeWaiting()));

  async function create(): Promise<void> {
    const read = readLabels(labels);
    setTried(true);
    if (scope === undefined) return document.getElementById("create-scope")?.focus();
    if (read === undefined) return;
    list.labels.value = read;
    setBusy(true);
    await list.store(repeatedKeys(list.files.value));
    setBusy(false);
    const [first, ...others] = list.files.value;
    if (!first?.stored || others.length > 0) return;
    const { id, name } = first.stored;
    leave(() => go(["certificates", id], {}, { replace: true }));
    toast(t.createdName(exactText(name)));
  }

  const scopeProblem = tried && scope === undefined ? t.scopeMissing : undefined;
  return { list, scope, chooseScope, scopeProblem, labels, setLabels, busy, add, create, leave };
}

/** Returns the files whose name an earlier one of the list has, and that is not stored yet. */
export function repeatedKeys(files: readonly ImportFile[]): ReadonlySet<number> {
  const names = new Set<string>();
  const repeated = new Set<number>();
  for (const { key, name, phase } of files) {
    if (names.has(name) && phase !== "stored") repeated.add(key);
    names.add(name);
  }
  return repeated;
}
