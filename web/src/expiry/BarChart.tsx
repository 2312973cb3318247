/** The bars in plain SVG. Places along the axis are percentages, so that the picture fits any width without being stretched. */

import { address, setParameters } from "../app/address.js";
import { locale } from "../app/language.js";
import { formatNumber } from "../app/number.js";
import { en } from "../texts/expiry.en.js";
import { texts } from "../texts/texts.js";
import { type Bar, isChosen, type Segment } from "./bars.js";
import { formatMonth } from "./days.js";

/** Pixels: the whole picture, its axis from the top, and the highest bar, which leaves room for the number above it. */
const HEIGHT = 116;
const AXIS = 82;
const HIGHEST = 60;
/** So high is a part that would hardly be seen. */
const MIN_HEIGHT = 3;
/** The part of its place that a bar fills. */
const FILLED = 0.6;

const shortMonth = new Intl.DateTimeFormat(locale, { month: "short" });
const letter = new Intl.DateTimeFormat(locale, { month: "narrow" });
const year = new Intl.DateTimeFormat(locale, { year: "numeric" });
const compact = new Intl.NumberFormat(locale, { notation: "compact" });

/** All bars, each of which filters the table. */
export function BarChart({ bars }: { readonly bars: readonly Bar[] }) {
  const { parameters } = address.value;
  const highest = Math.max(...bars.map(({ total }) => total));
  const choosing = bars.some((bar) => isChosen(bar, parameters));
  const step = 100 / bars.length;
  return (
    <svg
      class={choosing ? "expiry-bars expiry-choosing" : "expiry-bars"}
      width="100%"
      height={HEIGHT}
      role="group"
      aria-labelledby="expiry-title"
    >
      <defs>
        <pattern id="expiry-stripes" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect class="expiry-stripe" width="2" height="5" />
        </pattern>
      </defs>
      <line class="expiry-axis" x1="0" x2="100%" y1={AXIS} y2={AXIS} />
      {bars.map((bar, index) => (
        <BarButton
          key={bar.key}
          bar={bar}
          left={index * step}
          step={step}
          highest={highest}
          first={bar.from !== undefined && !bars[index - 1]?.from}
        />
      ))}
    </svg>
  );
}

interface Properties {
  readonly bar: Bar;
  /** Percent of the width: where its place begins, and how wide that is. */
  readonly left: number;
  readonly step: number;
  readonly highest: number;
  /** Whether it is the first month. */
  readonly first: boolean;
}

/** A bar with its number and its month, which its name has, too; one with nothing in it cannot be chosen. */
function BarButton({ bar, left, step, highest, first }: Properties) {
  const chosen = isChosen(bar, address.value.parameters);
  const choose = () => setParameters(chosen ? { expires: undefined, status: undefined } : bar.filter);
  const pieces = stack(bar.segments, highest);
  const x = `${left + (step * (1 - FILLED)) / 2}%`;
  const middle = `${left + step / 2}%`;
  const button = bar.total > 0 && {
    role: "button" as const,
    tabindex: 0, // SVG knows it by this name only
    "aria-pressed": chosen,
    onClick: choose,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      choose();
    },
  };
  return (
    <>
      <g class={chosen ? "expiry-bar expiry-chosen" : "expiry-bar"} role="img" aria-label={nameOf(bar)} {...button}>
        <rect class="expiry-place" x={`${left + step * 0.04}%`} width={`${step * 0.92}%`} y="1" height={HEIGHT - 2} rx="6" />
        {pieces.map(({ status, automatic, y, height }) => (
          <g key={`${status} ${automatic}`}>
            <rect class={`expiry-segment expiry-${status.toLowerCase()}`} x={x} width={`${step * FILLED}%`} y={y} height={height} />
            {automatic && <rect fill="url(#expiry-stripes)" x={x} width={`${step * FILLED}%`} y={y} height={height} />}
          </g>
        ))}
      </g>
      <g class="expiry-words" aria-hidden="true">
        <text class="expiry-number" x={middle} y={(pieces.at(-1)?.y ?? AXIS) - 5}>
          {bar.total > 0 && compact.format(bar.total)}
        </text>
        <Month bar={bar} x={middle} first={first} />
      </g>
    </>
  );
}

/** The month below the axis, its first letter where there is little room; the year at the first one and in January. */
function Month({ bar: { from }, x, first }: { readonly bar: Bar; readonly x: string; readonly first: boolean }) {
  const t = texts("expiry", en);
  const name = from ? shortMonth.format(from) : t.expired;
  return (
    <>
      <text class="expiry-month expiry-long" x={x} y={AXIS + 15}>
        {name}
      </text>
      <text class="expiry-month expiry-short" x={x} y={AXIS + 15}>
        {from ? letter.format(from) : "!"}
      </text>
      {from && (first || from.getMonth() === 0) && (
        <text class="expiry-month" x={x} y={AXIS + 29}>
          {year.format(from)}
        </text>
      )}
    </>
  );
}

function nameOf({ from, total, automatic }: Bar): string {
  const t = texts("expiry", en);
  if (!from) return t.expiredBar(formatNumber(total), formatNumber(automatic));
  const month = formatMonth(from);
  return t.bar(from.getDate() === 1 ? month : t.restOf(month), formatNumber(total), formatNumber(automatic));
}

/** Returns where the parts of a bar stand, one on the other from the axis up. */
function stack(segments: readonly Segment[], highest: number) {
  let y = AXIS;
  return segments.map((segment) => {
    const height = Math.max(MIN_HEIGHT, (segment.number / highest) * HIGHEST);
    y -= height;
    return { ...segment, y, height };
  });
}
