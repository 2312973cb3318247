/** Changes of destinations and fragments that this page made, for the lists that show them. */

import { useEffect } from "preact/hooks";
import { onCertificateChange } from "../api/live.js";

/** Milliseconds in which changes are gathered before a list is read again. */
const GATHERED = 500;

const listeners = new Set<() => void>();

export const changes = {
  /** Says that something was stored or deleted. */
  tell(): void {
    for (const listener of listeners) listener();
  },

  /** Reads a list again after each change, and after each change of a certificate, which its findings may be about. */
  useReload(reload: () => Promise<void>): void {
    useEffect(() => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const read = () => void reload();
      const readSoon = () => {
        timer ??= setTimeout(() => {
          timer = undefined;
          read();
        }, GATHERED);
      };
      listeners.add(read);
      const end = onCertificateChange(readSoon);
      return () => {
        listeners.delete(read);
        clearTimeout(timer);
        end();
      };
    }, [reload]);
  },
};
