import clsx from "clsx";
import type { ReactNode } from "react";
import { Tag } from "@/components/ui/tag";
import { draftName } from "@/lib/drafts/rules";
import type { ComparedParagraph, ComparisonRow } from "@/lib/drafts/compare-paragraphs";
import { WordPieces } from "../word-pieces";

type Numbers = { /** The drafts' numbers. */ before: number; after: number };

/** One paragraph as it was and as it is: left what was dropped, right what was added. */
export function RowPair({ row, before, after }: { row: ComparisonRow } & Numbers) {
  const { kind, pieces } = row;
  if (kind === "same" && row.before && row.after) {
    return (
      <>
        <Cell paragraph={row.before} className="narrow:not-print:hidden">
          {row.before.text}
        </Cell>
        <Cell paragraph={row.after}>{row.after.text}</Cell>
      </>
    );
  }
  return (
    <>
      {row.before ? (
        <Cell paragraph={row.before} draft={before} tag={tagBefore(row)}>
          {kind === "dropped" ? (
            <Whole as="del">{row.before.text}</Whole>
          ) : (
            <WordPieces pieces={pieces} of="before" />
          )}
        </Cell>
      ) : (
        <Nothing />
      )}
      {row.after ? (
        <Cell paragraph={row.after} draft={after} tag={tagAfter(row)}>
          {kind === "added" ? (
            <Whole as="ins">{row.after.text}</Whole>
          ) : (
            <WordPieces pieces={pieces} of="after" />
          )}
        </Cell>
      ) : (
        <Nothing />
      )}
    </>
  );
}

/** A paragraph that only one draft has. Its tag says so; lines through all of it would be unreadable. */
function Whole({ as: Mark, children }: { as: "del" | "ins"; children: string }) {
  const tint = Mark === "del" ? "bg-danger/8" : "bg-accent-soft";
  return <Mark className={clsx("box-decoration-clone no-underline", tint)}>{children}</Mark>;
}

function tagBefore({ kind, after }: ComparisonRow): string | null {
  if (kind === "dropped") return "Dropped";
  return kind === "moved" && after ? `Moved to ${after.number}` : null;
}

function tagAfter({ kind, before, pieces }: ComparisonRow): string | null {
  if (kind === "added") return "Added";
  if (kind === "moved" && before) return `Moved from ${before.number}`;
  const isTypography = kind === "changed" && pieces.every((piece) => piece.kind === "same");
  return isTypography ? "Only its typography changed" : null;
}

/** Where the other draft has no such paragraph; below each other there is nothing to leave free. */
function Nothing() {
  return <div aria-hidden="true" className="narrow:not-print:hidden" />;
}

function Cell({
  paragraph: { number, kind },
  draft,
  tag,
  className,
  children,
}: {
  paragraph: ComparedParagraph;
  /** Named where the two stand below each other. */
  draft?: number;
  tag?: string | null;
  className?: string;
  children: ReactNode;
}) {
  return (
    <div
      className={clsx(
        "flex min-w-0 gap-2.5 px-4 py-1 sm:px-[1.375rem] wide:not-print:py-3.5",
        className,
      )}
    >
      <span className="w-6 flex-none pt-0.5 text-right text-2xs text-faint nums">
        <span className="sr-only">Paragraph </span>
        {number}
      </span>
      <div className="min-w-0 flex-1">
        {draft === undefined ? null : (
          <p className="text-2xs font-semibold text-faint print:sr-only wide:sr-only">
            {draftName(draft)}
          </p>
        )}
        {tag ? (
          <p className="mb-0.5">
            <Tag>{tag}</Tag>
          </p>
        ) : null}
        <p
          dir="auto"
          className={clsx(
            "font-serif text-pretty wrap-anywhere whitespace-pre-wrap",
            kind === "heading" ? "text-lg font-semibold" : "text-lg leading-normal",
            kind === "quotation" && "border-l-2 border-rule pl-3",
            kind === "list_item" && "pl-3",
          )}
        >
          {kind === "list_item" ? <span aria-hidden="true">• </span> : null}
          {children}
        </p>
      </div>
    </div>
  );
}
