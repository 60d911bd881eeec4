"use client";

import clsx from "clsx";
import { memo, type CSSProperties, type ReactNode } from "react";
import { levelLooks } from "@/components/claims/level-mark";
import { segmentsOf, type Segment } from "@/lib/drafts/rules";
import type { Link, Span } from "@/lib/text/text";
import { PART_LABELS } from "../part-labels";
import { queryOf } from "./address";
import type { Laned } from "./lanes";
import type { PageParagraph } from "./paragraphs";
import { ChangeBox, NoteBox, type ChangeInText, type NoteInText } from "./note-box";
import type { ClaimOnText, FurtherOnText, TextMark } from "./reader-draft";

/** Words that are tinted for a while: a sentence without a claim, one picked from the list, words being logged. */
export type Tint =
  | (Span & { kind: "bare" | "pointed" | "chosen"; ref?: undefined })
  | LintOnText
  | FurtherOnText
  | NoteInText
  | ChangeInText;

type LintOnText = Span & { kind: "lint"; code: string; said: string; ref?: undefined };

type Props = {
  paragraph: PageParagraph;
  /** The open mark's key, where it stands in this paragraph. */
  opened: string | null;
  tints: readonly Tint[];
};

/** A paragraph with its marks. Drawn again only when something in it changed. */
export const DraftParagraph = memo(function DraftParagraph({ paragraph, opened, tints }: Props) {
  const { kind, level, part, text, number, marks, links } = paragraph;
  const shared = {
    dir: "auto" as const,
    className: clsx(
      "draft-paragraph",
      `draft-${kind.replace("_", "-")}`,
      kind === "list_item" && LIST_NUMBER.test(text) && "draft-numbered",
    ),
    "data-number": number,
    "data-part": part === undefined || part === "body" ? undefined : PART_LABELS[part],
    style: sizes(paragraph),
  };
  const linked = links.map((link) => ({ ...link, kind: "link" as const }));
  const words = segmentsOf<Mark>(paragraph, [...marks, ...tints, ...linked]).map((segment) => (
    <Words key={segment.start} segment={segment} opened={opened} />
  ));
  switch (kind) {
    case "heading": {
      // The page's own heading is the story's headline.
      const Heading = `h${Math.min(6, Math.max(2, level + 1)) as 2 | 3 | 4 | 5 | 6}` as const;
      return <Heading {...shared}>{words}</Heading>;
    }
    case "list_item":
      return <li {...shared}>{words}</li>;
    case "quotation":
      return <blockquote {...shared}>{words}</blockquote>;
    case "note":
    case "paragraph":
      return <p {...shared}>{text === "" ? null : words}</p>;
  }
}, drawsTheSame);

/** The number that an ordered list's item came in with: it takes the place of a bullet. */
const LIST_NUMBER = /^\(?(?:\d{1,6}|[a-z]{1,8})(?:\.[\da-z]{1,4}){0,8}[.)]{1,2} /i;

/** Characters on a line of the full measure: enough to guess a height before it is drawn. */
const LINE = 58;

export function linesOf(text: string): number {
  return Math.ceil(text.length / LINE);
}

/** What a paragraph that is out of sight is reckoned to take up, and how much room its lines need. */
function sizes({ text, marks, kind, level }: PageParagraph): CSSProperties {
  const lanes = marks.reduce((most, mark) => Math.max(most, mark.lane + 1), 1);
  return {
    "--draft-lines": linesOf(text),
    ...(lanes > 1 ? { "--draft-lanes": lanes } : {}),
    ...(kind === "list_item" && level > 1 ? { "--draft-depth": level - 1 } : {}),
  } as CSSProperties;
}

type Linked = Link & { kind: "link" };
type Mark = Laned<TextMark> | Tint | Linked;

function isMark(mark: Mark): mark is Laned<TextMark> {
  return mark.kind === "claim" || mark.kind === "proposal";
}

/** What stands behind words without tinting them. */
function isBox(mark: Mark): mark is NoteInText | ChangeInText {
  return mark.kind === "note" || mark.kind === "change";
}

function isLink(mark: Mark): mark is Linked {
  return mark.kind === "link";
}

/** Words under the same marks, and after them the refs of those marks that end here. */
function Words({ segment, opened }: { segment: Segment<Mark>; opened: string | null }) {
  const { start, end, text } = segment;
  const link = segment.marks.find(isLink);
  const marks = segment.marks.filter(isMark).sort((one, other) => one.lane - other.lane);
  const tint = segment.marks.find(
    (mark): mark is Tint => !isMark(mark) && !isLink(mark) && !isBox(mark),
  );
  const stretch = (
    <span data-at={start} className={tint ? `draft-${tint.kind}` : undefined}>
      {text}
    </span>
  );
  const ending = marks.filter((mark) => mark.end === end);
  const again = segment.marks.filter(
    (mark): mark is FurtherOnText =>
      (mark.kind === "further" || mark.kind === "contradicts") && mark.end === end,
  );
  const boxes = segment.marks.filter(isBox).filter((mark) => mark.end === end);
  const lints = segment.marks.filter(
    (mark): mark is LintOnText => mark.kind === "lint" && mark.end === end,
  );
  return (
    <>
      {underlined(marks, opened, link ? <TextLink href={link.href}>{stretch}</TextLink> : stretch)}
      {ending.length > 0
        ? underlined(
            // The lines of the marks that go on run on below the ref.
            marks.filter((mark) => mark.end > end),
            opened,
            ending.map((mark) => <Ref key={mark.key} mark={mark} isOpen={mark.key === opened} />),
          )
        : null}
      {again.map((place) => (
        <AgainRef key={`${place.kind}${place.ref}`} place={place} />
      ))}
      {boxes.map((box) =>
        box.kind === "note" ? (
          <NoteBox key={box.noteKey} note={box} />
        ) : (
          <ChangeBox key={`change ${box.was} ${box.now}`} change={box} />
        ),
      )}
      {lints.map((lint) => (
        <span key={lint.code} role="note" className="draft-remark">
          {lint.said}
        </span>
      ))}
    </>
  );
}

/** Leads from a further place to its claim. */
function AgainRef({ place: { kind, ref } }: { place: FurtherOnText }) {
  const contradicts = kind === "contradicts";
  return (
    <a
      href={queryOf(ref)}
      data-mark={ref}
      className="draft-ref"
      style={{ "--draft-color": contradicts ? "var(--danger)" : "var(--faint)" } as CSSProperties}
      aria-label={contradicts ? `Contradicts claim ${ref}` : `Says again what claim ${ref} says`}
    >
      {contradicts ? "⇄\u00a0" : "="}
      {ref}
    </a>
  );
}

/** The innermost mark's line is nearest to the words. */
function underlined(
  marks: readonly Laned<TextMark>[],
  opened: string | null,
  words: ReactNode,
): ReactNode {
  return marks.reduce<ReactNode>(
    (inner, mark) => (
      <span
        className="draft-mark"
        data-line={lineOf(mark)}
        data-opened={mark.key === opened || undefined}
        style={
          {
            ...(mark.kind === "claim" ? { "--draft-color": levelLooks[mark.level].color } : {}),
            ...(mark.lane > 0 ? { "--draft-lane": mark.lane } : {}),
          } as CSSProperties
        }
      >
        {inner}
      </span>
    ),
    words,
  );
}

function lineOf(mark: TextMark): "proposal" | "lapsed" | "moved" | undefined {
  if (mark.kind === "proposal") return "proposal";
  if (mark.isLapsed) return "lapsed";
  return mark.isMoved ? "moved" : undefined;
}

/** What the author linked. It opens beside the desk, and does not say where it was followed from. */
function TextLink({ href, children }: { href: string; children: ReactNode }) {
  if (!/^(https?:|mailto:)/i.test(href)) return children;
  return (
    <a href={href} rel="noreferrer" target="_blank" className="draft-link">
      {children}
    </a>
  );
}

/** The control that opens the mark: after its words, not part of them. */
function Ref({ mark, isOpen }: { mark: TextMark; isOpen: boolean }) {
  const shared = {
    href: queryOf(mark.key),
    "data-mark": mark.key,
    "aria-current": isOpen || undefined,
  };
  if (mark.kind === "proposal") {
    return (
      <a
        {...shared}
        className="draft-ref draft-ref-proposal"
        aria-label={`Proposal: ${mark.wording}`}
      >
        <span aria-hidden="true">+</span>
      </a>
    );
  }
  return (
    <a
      {...shared}
      className="draft-ref"
      style={{ "--draft-color": levelLooks[mark.level].color } as CSSProperties}
      aria-label={nameOf(mark)}
    >
      {mark.isLapsed ? <s>{mark.key}</s> : mark.key}
      {mark.isMoved ? <span className="draft-ref-moved">{"\u00a0"}moved</span> : null}
    </a>
  );
}

/** "Claim C7 moved, Verified, lapsed: The …". */
function nameOf({ key, isMoved, isLapsed, level, wording }: ClaimOnText): string {
  const facts = [
    isMoved ? `Claim ${key} moved` : `Claim ${key}`,
    levelLooks[level].word,
    ...(isLapsed ? ["lapsed"] : []),
  ];
  return `${facts.join(", ")}: ${wording}`;
}

function drawsTheSame(before: Props, after: Props): boolean {
  const one = before.paragraph;
  const other = after.paragraph;
  return (
    before.opened === after.opened &&
    one.text === other.text &&
    one.start === other.start &&
    one.number === other.number &&
    one.kind === other.kind &&
    one.level === other.level &&
    one.part === other.part &&
    areAlike(before.tints, after.tints) &&
    areAlike(one.marks, other.marks) &&
    areAlike(one.links, other.links)
  );
}

/** Lists whose members have the same values in the same fields: what the server sent anew but unchanged. */
function areAlike<Member extends object>(
  one: readonly Member[],
  other: readonly Member[],
): boolean {
  if (one === other) return true;
  if (one.length !== other.length) return false;
  return one.every((member, index) => {
    const counterpart: Record<string, unknown> = { ...other[index] };
    const fields = Object.entries(member);
    return (
      fields.length === Object.keys(counterpart).length &&
      fields.every(([name, value]) => counterpart[name] === value)
    );
  });
}
