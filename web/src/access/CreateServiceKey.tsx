/** The dialog that creates a service key, and then shows its secret, once. */

import "@ui5/webcomponents/dist/Button.js";
import { useEffect, useState } from "preact/hooks";
import { request } from "../api/client.js";
import { expectResult, Refused } from "../api/errors.js";
import { CreateServiceKeyDocument, type CreateServiceKeyMutation } from "../api/generated/graphql.js";
import { DialogFrame } from "../app/DialogFrame.js";
import type { Closable } from "../app/dialogs.js";
import { describeError } from "../app/messages.js";
import { ProblemStrip } from "../app/ProblemStrip.js";
import { en } from "../texts/access.en.js";
import { texts } from "../texts/texts.js";
import { ServiceKeyForm, type Problems } from "./ServiceKeyForm.js";
import { type Created, ServiceKeySecret } from "./ServiceKeySecret.js";
import { EMPTY, givesRights, type Wish, writeInput } from "./wish.js";

type Result = NonNullable<CreateServiceKeyMutation["createServiceKey"]>;

interface Properties extends Closable {
  readonly onCreated: () => void;
}

/** The dialog. What it shows at the end is nowhere else, and gone when it is closed. */
export function CreateServiceKey({ onCreated, onClosed }: Properties) {
  const t = texts("access", en);
  const [open, setOpen] = useState(true);
  const [busy, setBusy] = useState(false);
  const [wish, setWish] = useState<Wish>(EMPTY);
  const [problems, setProblems] = useState<Problems>({});
  const [created, setCreated] = useState<Created>();
  useEffect(() => {
    const field = FIELDS.find((name) => problems[name] !== undefined);
    if (field !== undefined) document.getElementById(`service-key-${field}`)?.focus(); // which shows what is wrong there
  }, [problems]);
  const change = (changed: Wish) => {
    setWish(changed);
    setProblems({});
  };
  const create = async () => {
    const found = check(wish, t);
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    try {
      const { createServiceKey } = await request(CreateServiceKeyDocument, { input: writeInput(wish) });
      const { clientSecret, binding, serviceKey } = expectResult(createServiceKey, "CreateServiceKeySuccess");
      setCreated({ clientId: serviceKey.clientId, clientSecret, binding });
      onCreated();
    } catch (error) {
      setProblems(read(error));
    }
    setBusy(false);
  };
  return (
    <DialogFrame
      title={created ? t.createdTitle : t.createTitle}
      state={created ? "Positive" : "None"}
      open={open}
      onClose={() => setOpen(false)}
      onClosed={onClosed}
      initialFocus="service-key-name"
      {...(created && { closeText: t.close })}
      actions={
        !created && (
          <ui5-button slot="endContent" design="Emphasized" loading={busy} onui5-click={() => void create()}>
            {t.create}
          </ui5-button>
        )
      }
    >
      <div role="alert" class="access-alert">
        <ProblemStrip text={problems.whole} />
      </div>
      {created ? <ServiceKeySecret created={created} /> : <ServiceKeyForm wish={wish} problems={problems} onChange={change} />}
    </DialogFrame>
  );
}

const FIELDS = ["name", "subaccount", "serviceInstance"] as const;

function check(wish: Wish, t: typeof en): Problems {
  return {
    ...(wish.name.trim() === "" && { name: t.missing }),
    ...(wish.subaccount.trim() === "" && { subaccount: t.missing }),
    ...(!givesRights(writeInput(wish)) && { whole: t.nothingChosen }),
  };
}

/** Says what the service refused at the field that it names. */
function read(error: unknown): Problems {
  const said = describeError(error);
  const result = error instanceof Refused ? (error.result as Result) : undefined;
  const field = result?.__typename === "InvalidInputError" ? result.field : "";
  if (said === undefined) return {};
  return (FIELDS as readonly string[]).includes(field) ? { [field]: said } : { whole: said };
}
