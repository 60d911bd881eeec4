import clsx from "clsx";
import type { ReactNode } from "react";
import type { QuoteCheckView } from "@/lib/drafts/check-quotes-in";
import { MEANING_KIND_NAMES, type MeaningKind } from "@/lib/text/meaning/kinds";
import { WordPieces } from "./word-pieces";

type Look = { word: string; text: string; icon: ReactNode };

const stroke = { fill: "none", stroke: "currentColor", strokeWidth: "1.6" } as const;

const looks: Record<QuoteCheckView["result"], Look> = {
  exact: {
    word: "exact",
    text: "text-level-verified",
    icon: <path d="M3 8.6l3.2 3.2L13 4.8" {...stroke} />,
  },
  typography: {
    word: "exact but for typography",
    text: "text-level-verified",
    icon: <path d="M2.6 7.4l2.6 2.6 5.4-6M3 13.2h10" {...stroke} />,
  },
  altered: {
    word: "altered",
    text: "text-danger",
    icon: <path d="M3 6h10M3 10h10M10.5 3l-5 10" {...stroke} />,
  },
  not_found: {
    word: "not found",
    text: "text-warn",
    icon: (
      <>
        <circle cx="7" cy="7" r="4.4" {...stroke} />
        <path d="M10.3 10.3l3.5 3.5M5.2 7h3.6" {...stroke} />
      </>
    ),
  },
};

/**
 * The mark under a quote: whether the words stand in the text as quoted. For an altered quote the
 * difference opens below it, and what it says otherwise is named at once, by kind.
 */
export function QuoteMark({ check }: { check: QuoteCheckView }) {
  const { word, text, icon } = looks[check.result];
  const remarks = remarksOn(check);
  const mark = (
    <>
      <svg
        viewBox="0 0 16 16"
        aria-hidden="true"
        focusable="false"
        className={clsx("mr-1 inline-block size-3.5 -translate-y-px", text)}
      >
        {icon}
      </svg>
      <span className={clsx("font-strong", text)}>{word}</span>
      <span className="text-faint">
        {" "}
        {check.result === "not_found" ? "in" : "against"} {check.against}
      </span>
      {remarks.map(({ words: remark, isGrave }) => (
        <span key={remark} className={isGrave ? "font-strong text-danger" : "text-soft"}>
          {" "}
          · {remark}
        </span>
      ))}
    </>
  );
  if (check.pieces.length === 0) return <p className="text-xs wrap-anywhere">{mark}</p>;
  return (
    <details className="text-xs wrap-anywhere">
      <summary className="min-h-6 py-0.5">{mark}</summary>
      <p className="mt-1 rounded-md bg-sunk px-2.5 py-1.5 font-serif text-quote whitespace-pre-wrap">
        <WordPieces pieces={check.pieces} />
      </p>
      <p className="mt-1 text-faint">
        Struck through: only in {check.against}. Underlined: only in the quote.
      </p>
    </details>
  );
}

type Remark = { words: string; isGrave: boolean };

/** What differs in kind, the grave kinds to stand out from a mere "per cent" for "percent". */
function remarksOn({ result, changes, omissions, insertions }: QuoteCheckView): Remark[] {
  const remarks: Remark[] = [];
  if (result === "altered") {
    for (const { kind, said } of changes) {
      remarks.push({ words: `${MEANING_KIND_NAMES[kind]}: ${said}`, isGrave: GRAVE.has(kind) });
    }
    if (changes.length === 0) remarks.push({ words: "only its form differs", isGrave: false });
  }
  if (omissions) remarks.push({ words: "marked as shortened", isGrave: false });
  if (insertions) remarks.push({ words: "with words of the desk’s in brackets", isGrave: false });
  return remarks;
}

/** Every kind but a change of words, which may be a slip or may not. */
const GRAVE: ReadonlySet<MeaningKind> = new Set(
  (Object.keys(MEANING_KIND_NAMES) as MeaningKind[]).filter((kind) => kind !== "words"),
);
