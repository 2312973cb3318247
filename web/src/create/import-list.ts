/** The files that are about to be imported: each is looked into, then stored, and one's trouble is not another's. */

import { type Signal, signal } from "@preact/signals";
import { request } from "../api/client.js";
import { expectResult } from "../api/errors.js";
import {
  FindByNameDocument,
  ImportFileDocument,
  InspectFileDocument,
  type LabelInput,
  ReplaceByFileDocument,
} from "../api/generated/graphql.js";
import { type KeyPasswords, listLockedKeys, NO_KEY_PASSWORDS } from "../passwords/key-passwords.js";
import { en } from "../texts/create.en.js";
import { texts } from "../texts/texts.js";
import { extensionOf, findFreeName, stem } from "./file-names.js";
import { keepKey } from "./idempotency.js";
import { type ImportFile, NEW_FILE, toPasswords } from "./import-file.js";
import { type Choices, extensionsOf, type Problem, problemOf } from "./refusal-text.js";
import { formatNumber } from "../app/number.js";
import { takeTurns } from "./turns.js";

/** Files that are sent at the same time: more would only wait for each other. */
const WIDTH = 2;

/** Files of the list: each is a card of its own, and hundreds of them make the page slow. */
export const MAX_FILES = 100;

/** The list, and what can be done with it. */
export class ImportList {
  readonly files = signal<readonly ImportFile[]>([]);
  readonly labels: Signal<readonly LabelInput[]> = signal([]);

  #scope: string | undefined;
  #next = 0;
  readonly #turns = takeTurns(WIDTH);
  readonly #begun = new Map<number, AbortController>();
  readonly #keys = new Map<number, ReturnType<typeof keepKey>>();

  constructor(readonly choices: Choices) {}

  /** Adds files, and looks into them; returns whether there was room for all. */
  add(files: readonly File[]): boolean {
    const room = Math.max(MAX_FILES - this.files.value.length, 0);
    for (const file of files.slice(0, room)) {
      const key = (this.#next += 1);
      this.files.value = [...this.files.value, { ...NEW_FILE, key, file, name: file.name.trim() }];
      this.#keys.set(key, keepKey());
      void this.examine(key);
    }
    return files.length <= room;
  }

  /** Takes a file off the list; what was begun with it is given up. */
  remove(key: number): void {
    this.#begun.get(key)?.abort();
    this.files.value = this.files.value.filter((one) => one.key !== key);
  }

  /** Gives up all that was begun. */
  close(): void {
    for (const begun of this.#begun.values()) begun.abort();
  }

  /** Chooses where the files are stored; what is not stored yet is checked again there. */
  chooseScope(scope: string | undefined): void {
    if (scope === this.#scope) return;
    this.#scope = scope;
    for (const { key, phase } of this.files.value) {
      if (phase !== "stored" && phase !== "storing") this.#change(key, { replaces: false });
    }
  }

  rename(key: number, name: string): void {
    this.#change(key, { name: name.trim(), replaces: false });
  }

  unlock(key: number, password: string): void {
    this.#change(key, { password, keyPasswords: NO_KEY_PASSWORDS, lockedKeys: [] });
  }

  unlockKeys(key: number, keyPasswords: KeyPasswords): void {
    this.#change(key, { keyPasswords });
  }

  /** Makes the file a new version of the certificate that has its name, or no longer. */
  replace(key: number, replaces: boolean): void {
    this.#change(key, { replaces });
  }

  /** Looks into the file, and finds out whether it could be stored. */
  async examine(key: number): Promise<void> {
    const one = this.#find(key);
    if (!one) return;
    const stop = this.#begin(key);
    const refused = this.#refuseUnsent(one);
    if (refused) return this.#patch(key, { phase: "refused", problem: refused, contents: undefined });
    this.#patch(key, { phase: "reading", sent: 0, problem: undefined, freeName: undefined, impact: [] });
    try {
      await this.#turns(async () => {
        stop.throwIfAborted();
        await this.#inspect(one, stop);
        await this.#rehearse(one, stop);
      });
      this.#patch(key, { phase: "ready" });
    } catch (error) {
      if (!stop.aborted) await this.#fail(key, error, "refused");
    }
  }

  /** Stores all files that can be stored, but for those that are left out. */
  async store(leftOut: ReadonlySet<number>): Promise<void> {
    const ready = this.files.value.filter(({ key, phase }) => phase === "ready" && !leftOut.has(key));
    await Promise.all(ready.map(({ key }) => this.#store(key)));
  }

  async #inspect({ key, file, name, lockedKeys, ...one }: ImportFile, stop: AbortSignal): Promise<void> {
    const input = { fileName: name, source: { file }, ...toPasswords(one) };
    const onProgress = (sent: number) => this.#patch(key, { sent });
    const { inspectCertificate } = await request(InspectFileDocument, { input }, { signal: stop, onProgress });
    const contents = expectResult(inspectCertificate, "InspectCertificateSuccess").inspection;
    const locked = one.password === "" || lockedKeys.length > 0 ? lockedKeys : listLockedKeys(contents.entries);
    this.#patch(key, { contents, lockedKeys: locked });
  }

  /** Asks whether the file could be stored; throws Refused if not. */
  async #rehearse(one: ImportFile, stop: AbortSignal): Promise<void> {
    if (this.#scope === undefined) return;
    if (one.replaces) {
      const { replaceCertificate } = await request(
        ReplaceByFileDocument,
        { input: { ...this.#replacement(one), dryRun: true } },
        { signal: stop },
      );
      this.#patch(one.key, { impact: expectResult(replaceCertificate, "ReplaceCertificateDryRun").impact });
    } else {
      const { uploadCertificate } = await request(ImportFileDocument, { input: { ...this.#upload(one), dryRun: true } }, { signal: stop });
      expectResult(uploadCertificate, "UploadCertificateDryRun");
    }
  }

  async #store(key: number): Promise<void> {
    const stop = this.#begin(key);
    this.#patch(key, { phase: "storing", sent: 0, problem: undefined });
    try {
      const stored = await this.#turns(async () => {
        stop.throwIfAborted();
        return this.#send(this.#find(key), stop);
      });
      this.#patch(key, { phase: "stored", stored, password: "", keyPasswords: NO_KEY_PASSWORDS, lockedKeys: [] });
    } catch (error) {
      if (!stop.aborted) await this.#fail(key, error, "ready");
    }
  }

  async #send(one: ImportFile | undefined, stop: AbortSignal) {
    if (!one) throw new DOMException("Given up.", "AbortError");
    const options = { signal: stop, onProgress: (sent: number) => this.#patch(one.key, { sent }) };
    if (one.replaces) {
      const { replaceCertificate } = await request(ReplaceByFileDocument, { input: this.#replacement(one) }, options);
      return expectResult(replaceCertificate, "ReplaceCertificateSuccess").certificate;
    }
    const input = { ...this.#upload(one), labels: this.labels.value };
    const idempotencyKey = this.#keys.get(one.key)?.({ ...input, source: null }) ?? null;
    const { uploadCertificate } = await request(ImportFileDocument, { input: { ...input, idempotencyKey } }, options);
    return expectResult(uploadCertificate, "UploadCertificateSuccess").certificate;
  }

  #upload({ file, name, ...one }: ImportFile) {
    return { scope: this.#scope ?? "", fileName: name, source: { file }, ...toPasswords(one) };
  }

  #replacement({ file, namesake, ...one }: ImportFile) {
    return { certificate: namesake?.id ?? "", source: { file }, ...toPasswords(one) };
  }

  /** Shows why it failed. What the service refused stays so until something is changed; all else can be tried again from `phase`. */
  async #fail(key: number, error: unknown, phase: "ready" | "refused"): Promise<void> {
    const one = this.#find(key);
    if (!one) return;
    const problem = problemOf(error, { name: one.name, format: one.contents?.format }, this.choices);
    this.#patch(key, { phase: problem?.code === undefined ? phase : "refused", problem });
    if (problem?.code === "NAME_TAKEN") await this.#findNamesake(one).catch(() => undefined); // it is only an offer
  }

  async #findNamesake({ key, name }: ImportFile): Promise<void> {
    const filter = { scope: this.#scope ?? "", nameContains: stem(name) };
    const { nodes } = (await request(FindByNameDocument, { filter })).certificates;
    const taken = new Set([...nodes, ...this.files.value].map((one) => one.name));
    this.#patch(key, { namesake: nodes.find((one) => one.name === name), freeName: findFreeName(name, taken) });
  }

  /** Returns what is wrong with a file that need not be sent to find it out. */
  #refuseUnsent({ file, name }: ImportFile): Problem | undefined {
    const { refused, tooLarge } = texts("create", en);
    const { fileTypes, limits } = this.choices;
    if (file.size > limits.fileSize)
      return { code: "PAYLOAD_TOO_LARGE", text: tooLarge(formatNumber(file.size), formatNumber(limits.fileSize)) };
    if (fileTypes.some(({ type }) => type === extensionOf(name))) return undefined;
    return { code: "TYPE_UNSUPPORTED", text: refused.TYPE_UNSUPPORTED(extensionsOf(fileTypes)) };
  }

  #change(key: number, change: Partial<ImportFile>): void {
    this.#patch(key, change);
    void this.examine(key);
  }

  #begin(key: number): AbortSignal {
    this.#begun.get(key)?.abort();
    const begun = new AbortController();
    this.#begun.set(key, begun);
    return begun.signal;
  }

  #find(key: number): ImportFile | undefined {
    return this.files.value.find((one) => one.key === key);
  }

  #patch(key: number, change: Partial<ImportFile>): void {
    this.files.value = this.files.value.map((one) => (one.key === key ? { ...one, ...change } : one));
  }
}
