/** Asks before what was entered is left, by whichever way: links, Back, or closing the window. */

import { useEffect, useRef } from "preact/hooks";
import { visit } from "./address.js";
import { openDialog } from "./dialogs.js";
import { LeaveDialog } from "./LeaveDialog.js";

/**
 * While something is unsaved, asks before another address is shown; changes of parameters do not count. Returns what leaves without a question.
 * Where the browser has no Navigation API nobody is asked.
 */
export function useLeaveQuestion(unsaved: boolean): (leave: () => void) => void {
  const allowed = useRef(false);

  useEffect(() => {
    if (!unsaved) return;
    const here = pathOf(location.hash);
    const onNavigate = (event: NavigateEvent) => {
      const target = new URL(event.destination.url).hash;
      if (allowed.current || !event.cancelable || event.downloadRequest !== null || !event.destination.sameDocument) return;
      if (pathOf(target) === here) return;
      event.preventDefault();
      openDialog(async () => LeaveDialog, {
        onLeave: () => {
          allowed.current = true;
          visit(target);
        },
      });
    };
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    globalThis.navigation?.addEventListener("navigate", onNavigate);
    addEventListener("beforeunload", onUnload);
    return () => {
      globalThis.navigation?.removeEventListener("navigate", onNavigate);
      removeEventListener("beforeunload", onUnload);
    };
  }, [unsaved]);

  return (leave) => {
    allowed.current = true;
    leave();
  };
}

/** Returns the path of a hash, without its parameters. */
function pathOf(hash: string): string {
  return hash.split("?", 1)[0] ?? "";
}
