import clsx from "clsx";
import type { ClaimView } from "@/lib/ledger/claims/queries";

/** Rows of the picture, pixels; sources beyond these are counted, not drawn. */
const ROW = 24;
const ROWS = 12;
const WIDTH = 44;

type Drawn = { name: string; row: number; origin: number };

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;

/**
 * Heads and origins (DESIGN §2.3): who supports the claim, at left, and where each has it from, at
 * right, so that five experts on one leak are seen to be one. Nothing where one source speaks alone.
 * It names sources whatever their terms, so it is not printed.
 */
export function OriginsPicture({ origins }: Pick<ClaimView, "origins">) {
  const all = origins.flatMap(({ sources }, origin) => sources.map((name) => ({ name, origin })));
  if (all.length < 2) return null;
  const drawn: Drawn[] = all.slice(0, ROWS).map((source, row) => ({ ...source, row }));
  const rowsOf = (origin: number) => drawn.filter((one) => one.origin === origin);
  const shown = origins.flatMap(({ origin: name, sources }, at) => {
    const rows = rowsOf(at);
    const [first, last] = [rows.at(0)?.row, rows.at(-1)?.row];
    if (first === undefined || last === undefined) return [];
    // A source that is its own origin needs no second name.
    const label = sources.length === 1 && sources[0] === name ? "" : (name ?? "one origin");
    return [{ at, label, y: ((first + last + 1) / 2) * ROW }];
  });
  const words = `${counted(all.length, "source")} · ${counted(origins.length, "origin")}`;
  return (
    <figure className="no-print mb-2.5 text-xs" aria-label={words}>
      <figcaption className="mb-1 font-medium text-soft nums">{words}</figcaption>
      <div className="grid grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)]">
        <ul aria-label="Sources">
          {drawn.map(({ name, row, origin }) => (
            <li key={row} className="truncate text-end leading-6" title={name}>
              <bdi>{name}</bdi>
              <span className="sr-only">, from {originWords(origins[origin])}</span>
            </li>
          ))}
        </ul>
        <svg aria-hidden width={WIDTH} height={drawn.length * ROW} className="mx-1.5">
          {drawn.map(({ row, origin }) => {
            const [from, to] = [(row + 0.5) * ROW, shown.find(({ at }) => at === origin)?.y ?? 0];
            const bend = WIDTH / 2;
            return (
              <path
                key={row}
                d={`M4 ${from} C${bend} ${from} ${bend} ${to} ${WIDTH - 6} ${to}`}
                className="fill-none stroke-faint"
                strokeWidth={1.5}
              />
            );
          })}
          {drawn.map(({ row }) => (
            <circle key={row} cx={4} cy={(row + 0.5) * ROW} r={2.5} className="fill-faint" />
          ))}
          {shown.map(({ at, y }) => (
            <circle
              key={at}
              cx={WIDTH - 6}
              cy={y}
              r={4}
              className={clsx(origins.length === 1 ? "fill-warn" : "fill-accent")}
            />
          ))}
        </svg>
        <div aria-hidden className="relative">
          {shown.map(({ at, label, y }) => (
            <p
              key={at}
              className="absolute inset-x-0 truncate leading-6 font-medium"
              style={{ top: y - ROW / 2 }}
              title={label}
            >
              <bdi>{label}</bdi>
            </p>
          ))}
        </div>
      </div>
      {all.length > drawn.length ? (
        <p className="text-faint">and {all.length - drawn.length} more</p>
      ) : null}
    </figure>
  );
}

function originWords(origin: ClaimView["origins"][number] | undefined): string {
  return origin?.origin ?? "an origin that is not named here";
}
