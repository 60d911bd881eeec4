import clsx from "clsx";
import type { ReactNode } from "react";
import type { QuoteCheckView } from "@/lib/drafts/check-quotes-in";
import { negations } from "@/lib/text/negations";
import { WordPieces, type WordPiece } from "./word-pieces";

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
 * difference opens below it, and a negation or number that changed is named at once.
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
      {remarks.map((remark) => (
        <span key={remark} className="text-soft">
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

function remarksOn({ result, changes, pieces, omissions, insertions }: QuoteCheckView): string[] {
  const remarks: string[] = [];
  if (result === "altered") {
    if (changes.includes("negation")) remarks.push(negationRemark(pieces));
    if (changes.includes("number")) remarks.push("a number differs");
  }
  if (omissions) remarks.push("marked as shortened");
  if (insertions) remarks.push("with words of the desk’s in brackets");
  return remarks;
}

/** Which way it went, by counting: the text may have had one "not" more than the quote, or less. */
function negationRemark(pieces: readonly WordPiece[]): string {
  const countIn = (kind: WordPiece["kind"]) =>
    pieces.filter((piece) => piece.kind === kind).flatMap(({ text }) => negations(text)).length;
  const balance = countIn("added") - countIn("dropped");
  if (balance === 0) return "a negation differs";
  return balance < 0 ? "a negation was dropped" : "a negation was added";
}
