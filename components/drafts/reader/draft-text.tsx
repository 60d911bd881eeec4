"use client";

import {
  useEffect,
  useMemo,
  useRef,
  type CSSProperties,
  type MouseEvent,
  type RefObject,
} from "react";
import { useIsReady } from "@/components/ui/use-is-ready";
import { spansWithin } from "@/lib/drafts/rules";
import { useDraftDesk } from "./draft-desk";
import { DraftParagraph, linesOf, type Tint } from "./draft-paragraph";
import { blocksOf, pageParagraphs, type PageParagraph } from "./paragraphs";
import type { ReaderDraft } from "./reader-draft";
import { offsetAt } from "./text-offsets";
import { markUnder } from "./mark-under";

/** Milliseconds within which a second click makes the first one part of a double click. */
const DOUBLE_CLICK = 220;

const NO_TINTS: readonly Tint[] = [];

/** The draft set to be read, with every claim and proposal underlined where it stands. */
export function DraftText({ text }: { text: RefObject<HTMLElement | null> }) {
  const desk = useDraftDesk();
  const { draft, marks, opened } = desk;
  const paragraphs = useMemo(
    () => pageParagraphs(draft.text, draft.paragraphs, marks, draft.links),
    [draft.text, draft.paragraphs, draft.links, marks],
  );
  const tints = useTints();
  const tinted = useMemo(
    () => (tints.length === 0 ? [] : spansWithin(draft.paragraphs, tints)),
    [draft.paragraphs, tints],
  );
  const isWhole = useIsReady();
  const drawn = isWhole ? paragraphs : firstOf(paragraphs);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(waiting.current), []);
  useFollowing(text, isWhole);

  function click(event: MouseEvent) {
    clearTimeout(waiting.current);
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (link?.dataset.mark) {
      event.preventDefault();
      desk.open(link.dataset.mark, { adds: true });
      return;
    }
    const offset = offsetAt(event.target);
    const mark = link || offset === null ? null : markUnder(marks, offset, opened);
    if (!mark || event.detail > 1) return;
    // A second click would select a word, to make a claim of it.
    waiting.current = setTimeout(() => {
      if (document.getSelection()?.isCollapsed !== false) desk.open(mark.key, { adds: true });
    }, DOUBLE_CLICK);
  }

  function draw(paragraph: PageParagraph) {
    const holdsOpened = paragraph.marks.some((mark) => mark.key === opened);
    return (
      <DraftParagraph
        key={paragraph.number}
        paragraph={paragraph}
        opened={holdsOpened ? opened : null}
        tints={tinted[paragraph.number - 1] ?? NO_TINTS}
      />
    );
  }

  return (
    // Clicks are a short way; the refs in the text are the links that do the same.
    <article
      ref={text}
      aria-label={`Text of draft ${draft.number}`}
      tabIndex={-1}
      className="draft-text"
      onClick={click}
    >
      {blocksOf(drawn).map((block) =>
        block.kind === "list" ? (
          <ul key={block.key} role="list">
            {block.items.map(draw)}
          </ul>
        ) : (
          draw(block.paragraph)
        ),
      )}
      {isWhole ? null : <Rest paragraphs={paragraphs.slice(drawn.length)} />}
    </article>
  );
}

/**
 * UTF-16 units that the server draws: two windows' height, or one paragraph. The browser has all of
 * the text as data, and draws the rest as soon as it runs; drawn by the server as well, a long
 * text would be sent twice.
 */
const FIRST_UNITS = 5_000;

function firstOf(paragraphs: readonly PageParagraph[]): readonly PageParagraph[] {
  const beyond = paragraphs.findIndex(({ end }) => end > FIRST_UNITS);
  return beyond < 0 ? paragraphs : paragraphs.slice(0, Math.max(1, beyond));
}

/** Keeps room for what the browser is about to draw. */
function Rest({ paragraphs }: { paragraphs: readonly PageParagraph[] }) {
  if (paragraphs.length === 0) return null;
  const lines = paragraphs.reduce((sum, { text }) => sum + linesOf(text), 0);
  return (
    <div
      className="draft-rest"
      style={{ "--draft-lines": lines, "--draft-count": paragraphs.length } as CSSProperties}
    >
      <noscript>The rest of the text is drawn with JavaScript, which is off.</noscript>
    </div>
  );
}

/** What is tinted beside the marks; of two on the same words the first one shows. */
function useTints(): readonly Tint[] {
  const { draft, showsBare, pointedAt, chosen, opened } = useDraftDesk();
  const { bare } = draft.coverage;
  return useMemo(
    () => [
      ...(chosen ? [{ ...chosen, kind: "chosen" as const }] : []),
      ...(pointedAt ? [{ ...pointedAt, kind: "pointed" as const }] : []),
      ...besideText(draft, opened),
      ...draft.further,
      ...draft.lints.flatMap(({ waiver, ...lint }) =>
        waiver ? [] : { ...lint, kind: "lint" as const },
      ),
      ...(showsBare ? bare.map((span) => ({ ...span, kind: "bare" as const })) : []),
    ],
    [bare, draft, showsBare, pointedAt, chosen, opened],
  );
}

/** The boxes of notes and tracked changes; of the open note its sentence, too. */
function besideText({ notes, changes, links }: ReaderDraft, opened: string | null): Tint[] {
  // From the beginning of a link that it stands behind, so that no link falls into two.
  const behind = (at: number) => {
    const link = links.find(({ start, end }) => start < at && at <= end);
    return { start: link?.start ?? Math.max(0, at - 1), end: Math.max(1, at) };
  };
  const open = notes.find(({ key }) => key === opened);
  return [
    ...(open ? [{ start: open.start, end: open.end, kind: "pointed" as const }] : []),
    ...changes.map(({ was, now, at }) => ({ ...behind(at), was, now, kind: "change" as const })),
    ...notes.map(({ key, number, kind, at, text, decided }) => ({
      ...behind(at),
      ...{ kind: "note" as const, noteKey: key, number, is: kind, said: text, decided },
      isOpen: key === opened,
    })),
  ];
}

/**
 * Keeps what is open, or was pointed at, in view; after a key it also gets the focus.
 * @param isWhole whether it is drawn yet, wherever it stands.
 */
function useFollowing(text: RefObject<HTMLElement | null>, isWhole: boolean): void {
  const { opened, pointedAt, takesFocus } = useDraftDesk();
  const ask = useRef(takesFocus);
  useEffect(() => {
    ask.current = takesFocus;
  });

  useEffect(() => {
    if (opened === null || !isWhole) return;
    const mark = text.current?.querySelector("[data-opened]");
    const ref = text.current?.querySelector<HTMLElement>(`a[data-mark="${CSS.escape(opened)}"]`);
    if (ask.current()) ref?.focus({ preventScroll: true });
    return bringIntoView(mark ?? ref);
  }, [text, opened, isWhole]);

  useEffect(() => {
    if (pointedAt === null) return;
    return bringIntoView(text.current?.querySelector(".draft-pointed"));
  }, [text, pointedAt]);
}

/**
 * Twice: what lies between was reckoned, not measured, until it came near the window, and may have
 * pushed the target away again.
 */
function bringIntoView(target: Element | null | undefined): (() => void) | undefined {
  if (!target) return;
  target.scrollIntoView({ block: "nearest", inline: "nearest" });
  const frame = requestAnimationFrame(() => {
    target.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
  return () => cancelAnimationFrame(frame);
}
