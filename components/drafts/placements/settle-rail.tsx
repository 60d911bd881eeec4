import Link from "next/link";
import { Kbd } from "@/components/ui/kbd";
import type { Part } from "@/lib/text/text";
import { PART_LABELS } from "../part-labels";
import type { Matter } from "@/lib/drafts/rules";
import { LEDGER_GROUPS } from "./ledger";

const KEYS: ReadonlyArray<readonly [keys: readonly string[], does: string, decides: boolean]> = [
  [["j", "k"], "walk", false],
  [["Enter"], "still states it", true],
  [["p"], "pick another place", true],
  [["x"], "another matter", true],
  [["o"], "open in the draft", false],
];

type Props = {
  title: string;
  /** In the order of the page. */
  groups: ReadonlyArray<{ group: Matter; count: number; href: string }>;
  parts: ReadonlyArray<{ part: Part; count: number }>;
  /** Matters that a person settled in this draft, and that are left. */
  settled: number;
  open: number;
  /** Claims that stand in it and ask nothing. */
  placed: number;
  mayDecide: boolean;
};

/** How far one is, what there is by group and part, and the keys. */
export function SettleRail({ title, groups, parts, settled, open, placed, mayDecide }: Props) {
  const all = settled + open;
  return (
    <aside
      aria-label="Progress and keys"
      className="no-print border-rule max-xl:border-b xl:border-l"
    >
      <div className="flex flex-col gap-y-5 px-4 py-4 sm:px-[1.375rem] xl:sticky xl:top-0 xl:px-5">
        <div>
          <p className="font-serif text-title font-semibold nums">
            {all === 0 ? "Nothing to settle" : `${settled} of ${all} settled`}
          </p>
          <div className="mt-1.5 h-1.5 overflow-hidden rounded-full bg-rule" aria-hidden="true">
            <div
              className="h-full bg-accent"
              style={{ inlineSize: `${all === 0 ? 100 : (settled / all) * 100}%` }}
            />
          </div>
        </div>
        <nav aria-label="Groups">
          <h2 className="mb-1.5 text-xs font-semibold text-soft">{title}</h2>
          <ul className="flex gap-x-4 gap-y-0.5 text-soft max-xl:flex-wrap xl:flex-col">
            {groups.map(({ group, count, href }) => (
              <li key={group}>
                <Link
                  href={href}
                  className="flex min-h-6 justify-between gap-2 rounded-md py-0.5 hover:text-ink hover:underline"
                >
                  {LEDGER_GROUPS[group].title} <span className="nums">{count}</span>
                </Link>
              </li>
            ))}
            <li className="flex min-h-6 justify-between gap-2 py-0.5">
              Placed, nothing asked <span className="nums">{placed}</span>
            </li>
          </ul>
        </nav>
        {parts.length > 0 ? (
          <div className="max-xl:hidden">
            <h2 className="mb-1.5 text-xs font-semibold text-soft">By part</h2>
            <ul className="flex flex-col gap-0.5 text-soft">
              {parts.map(({ part, count }) => (
                <li key={part} className="flex min-h-6 justify-between gap-2 py-0.5">
                  {PART_LABELS[part]} <span className="nums">{count}</span>
                </li>
              ))}
            </ul>
          </div>
        ) : null}
        {open > 0 ? (
          <div className="max-xl:hidden">
            <h2 className="mb-1.5 text-xs font-semibold text-soft">Keys</h2>
            <dl className="grid grid-cols-[3.5rem_1fr] gap-x-2 gap-y-1.5 text-sm text-soft">
              {KEYS.filter(([, , decides]) => mayDecide || !decides).map(([keys, does]) => (
                <div key={does} className="contents">
                  <dt className="flex gap-1">
                    {keys.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </div>
        ) : null}
      </div>
    </aside>
  );
}
