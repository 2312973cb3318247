/** Where files are dropped or chosen. */

import "@ui5/webcomponents/dist/Button.js";
import "@ui5/webcomponents/dist/FileUploader.js";
import "@ui5/webcomponents/dist/Icon.js";
import "@ui5/webcomponents-icons/dist/upload.js";
import { useEffect, useState } from "preact/hooks";
import { en } from "../texts/create.en.js";
import { texts } from "../texts/texts.js";
import { hasFiles } from "./dropped.js";
import { type Choices, extensionsOf } from "./refusal-text.js";
import { formatSize } from "./size.js";

interface Properties {
  readonly choices: Choices;
  /** Whether files were chosen already: then it takes less room. */
  readonly small: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

/** The zone. Files may be dropped anywhere in the window, as `watchDrops` has it. */
export function DropZone({ choices, small, onFiles }: Properties) {
  const t = texts("create", en);
  const over = useOver();
  const extensions = extensionsOf(choices.fileTypes);
  return (
    <div class={`create-drop${over ? " create-drop-over" : ""}${small ? " create-drop-small" : ""}`}>
      {!small && <ui5-icon name="upload" mode="Decorative" class="create-drop-icon" />}
      <div>
        <strong>{t.dropHere}</strong> {t.dropOr}
      </div>
      <div class="create-hint">{t.allowed(extensions, formatSize(choices.limits.fileSize))}</div>
      <ui5-file-uploader
        id="create-files"
        hideInput
        multiple
        accept={extensions.replaceAll(" ", "")}
        accessibleName={small ? t.chooseMore : t.choose}
        onui5-change={({ target, detail }) => {
          onFiles([...(detail.files ?? [])]);
          target.value = ""; // the same file may be chosen again
        }}
      >
        <ui5-button design={small ? "Default" : "Emphasized"}>{small ? t.chooseMore : t.choose}</ui5-button>
      </ui5-file-uploader>
    </div>
  );
}

/** Returns whether files are above the window. */
function useOver(): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const onOver = (event: DragEvent) => hasFiles(event) && setOver(true);
    const onLeave = (event: DragEvent) => event.relatedTarget === null && setOver(false);
    const onDrop = () => setOver(false);
    addEventListener("dragover", onOver);
    addEventListener("dragleave", onLeave);
    addEventListener("drop", onDrop);
    return () => {
      removeEventListener("dragover", onOver);
      removeEventListener("dragleave", onLeave);
      removeEventListener("drop", onDrop);
    };
  }, []);
  return over;
}
