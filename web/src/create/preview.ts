/** What would be signed, asked for while it is entered. */

import { useEffect, useState } from "preact/hooks";
import { request } from "../api/client.js";
import { expectResult } from "../api/errors.js";
import { GenerateCertificateDocument, type GenerateCertificateInput, type GenerateCertificateMutation } from "../api/generated/graphql.js";
import { type Choices, type Problem, problemOf } from "./refusal-text.js";

/** Milliseconds without a letter before the service is asked: fast typists need no answer to each. */
const PAUSE = 350;

type DryRun = Extract<GenerateCertificateMutation["generateCertificate"], { readonly __typename: "GenerateCertificateDryRun" }>;
export type Plan = DryRun["preview"];

export interface Preview {
  readonly plan?: Plan;
  /** Why it would be refused. */
  readonly problem?: Problem | undefined;
}

/** Asks what would be signed for an input, whenever it changes. The password is not sent: it changes nothing of it. */
export function usePreview(input: GenerateCertificateInput | undefined, choices: Choices): Preview {
  const [preview, setPreview] = useState<Preview>({});
  const asked = input && { ...input, password: null, dryRun: true };
  useEffect(() => {
    if (!asked) return setPreview({});
    const stop = new AbortController();
    const timer = setTimeout(() => {
      request(GenerateCertificateDocument, { input: asked }, { signal: stop.signal }).then(
        ({ generateCertificate }) => setPreview(read(generateCertificate, asked.name, choices)),
        (error: unknown) => !stop.signal.aborted && setPreview({ problem: problemOf(error, asked, choices) }),
      );
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [JSON.stringify(asked)]);
  return preview;
}

function read(result: GenerateCertificateMutation["generateCertificate"], name: string, choices: Choices): Preview {
  try {
    return { plan: expectResult(result, "GenerateCertificateDryRun").preview };
  } catch (error) {
    return { problem: problemOf(error, { name }, choices) };
  }
}
