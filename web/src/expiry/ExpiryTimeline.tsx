/** What has expired, and what will in the coming 12 months: a picture whose bars filter the table. */

import "./expiry.css";
import { useEffect } from "preact/hooks";
import { ShowExpiryDocument, type ValidityStatus } from "../api/generated/graphql.js";
import { MISSED, onCertificateChange } from "../api/live.js";
import { type Query, useQuery } from "../api/query.js";
import { address } from "../app/address.js";
import { en as expiry } from "../texts/expiry.en.js";
import { texts } from "../texts/texts.js";
import { en as words } from "../texts/words.en.js";
import { type Bar, barsOf } from "./bars.js";
import { BarChart } from "./BarChart.js";
import { expiryVariables } from "./intervals.js";

/** Milliseconds between two readings of the numbers: the service counts all certificates for them. */
const PAUSE = 3000;

/** The picture for the scope of the address, or for the whole tenant. */
export function ExpiryTimeline() {
  const t = texts("expiry", expiry);
  const { parameters } = address.value;
  const query = useQuery(ShowExpiryDocument, expiryVariables(parameters));
  useFollowing(parameters.get("scope"), query);
  const statistics = query.data?.scope?.statistics ?? query.data?.statistics;
  if (query.error !== undefined && !statistics) return <p class="expiry-none">{t.failed}</p>;
  if (query.loading && !statistics) return <div class="expiry-space" />;
  if (!statistics?.total) return null; // or the scope is gone
  const bars = barsOf(statistics);
  return (
    <section class="expiry" aria-labelledby="expiry-title">
      <div class="expiry-head">
        <h2 id="expiry-title" class="expiry-title">
          {t.title}
        </h2>
        <Legend bars={bars} />
      </div>
      {bars.some(({ total }) => total > 0) ? <BarChart bars={bars} /> : <p class="expiry-none">{t.none}</p>}
    </section>
  );
}

/** Reads the numbers again after changes, but not for each of many. */
function useFollowing(scope: string | null, { reload }: Pick<Query<unknown>, "reload">): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let readAt = 0;
    const read = () => {
      timer = undefined;
      readAt = Date.now();
      void reload();
    };
    const ignore = onCertificateChange((change) => {
      if (change !== MISSED && scope && change.scopeId !== scope) return;
      timer ??= setTimeout(read, Math.max(0, readAt + PAUSE - Date.now()));
    });
    return () => {
      ignore();
      clearTimeout(timer);
    };
  }, [scope, reload]);
}

/** What the colours and the stripes mean, as far as they are there. */
function Legend({ bars }: { readonly bars: readonly Bar[] }) {
  const segments = bars.flatMap((bar) => bar.segments);
  const statuses = [...new Set(segments.map(({ status }) => status))];
  return (
    <ul class="expiry-legend">
      {statuses.map((status) => (
        <Sign key={status} status={status} text={texts("words", words).status[status]} />
      ))}
      {segments.some(({ automatic }) => automatic) && <Sign key="automatic" text={texts("expiry", expiry).automatic} />}
    </ul>
  );
}

/** One sign; without a status that of the stripes. */
function Sign({ status, text }: { readonly status?: ValidityStatus; readonly text: string }) {
  return (
    <li>
      <svg width="12" height="12" aria-hidden="true">
        <rect class={`expiry-segment expiry-${(status ?? "UNKNOWN").toLowerCase()}`} width="12" height="12" rx="2" />
        {!status && <rect fill="url(#expiry-stripes)" width="12" height="12" rx="2" />}
      </svg>
      {text}
    </li>
  );
}
