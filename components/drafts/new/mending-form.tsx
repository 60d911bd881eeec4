"use client";

import { useCallback, useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { countOf } from "../draft-counts";
import { LookOver, type Mend } from "./look-over";
import type { LookedOver } from "./mending";
import type { DraftToAdd } from "./use-add-draft";

type MendingState = {
  draft: DraftToAdd | null;
  /** The paragraphs before each removal or joining; typing is undone where it is typed. */
  before: ReadonlyArray<readonly LookedOver[]>;
};

const NOTHING: MendingState = { draft: null, before: [] };

/** A text that is being looked over, and the ways it was before. */
export function useMending() {
  const [{ draft, before }, setState] = useState<MendingState>(NOTHING);

  const begin = useCallback((read: DraftToAdd) => setState({ draft: read, before: [] }), []);
  const end = useCallback(() => setState(NOTHING), []);
  const mend = useCallback<Mend>((change) => {
    setState((state) => {
      if (!state.draft) return state;
      const was = state.draft.paragraphs;
      const paragraphs = change(was);
      const isTyping = paragraphs.length === was.length;
      return {
        draft: { ...state.draft, paragraphs },
        before: isTyping ? state.before : [...state.before, was],
      };
    });
  }, []);
  const undo = () => {
    setState((state) => {
      const paragraphs = state.before.at(-1);
      if (!paragraphs || !state.draft) return state;
      return { draft: { ...state.draft, paragraphs }, before: state.before.slice(0, -1) };
    });
  };
  return { draft, begin, end, mend, undo: before.length > 0 ? undo : null };
}

/** What was found in the text, and the text itself to be mended. */
export function Mending({
  mending,
  draft,
  isLocked,
}: {
  mending: Pick<ReturnType<typeof useMending>, "mend" | "undo">;
  draft: DraftToAdd;
  isLocked: boolean;
}) {
  const { paragraphs } = draft;
  const leftOut = useMemo(
    () => paragraphs.flatMap((each, index) => each.leftOut.map((one) => ({ ...one, index }))),
    [paragraphs],
  );
  return (
    <>
      <p className="mt-1 text-soft">
        This is the text as it will be. Mend what is wrong here: once it is in, a draft is never
        changed.
      </p>
      <p className="mt-1 text-sm text-soft">{found(paragraphs, leftOut.length)}</p>
      {leftOut.length > 0 ? (
        <details className="mt-2 text-sm">
          <summary className="cursor-pointer text-soft">
            Left out: {countOf(leftOut.length, "thing")}
          </summary>
          <ul className="mt-1 flex flex-col gap-0.5 wrap-anywhere">
            {leftOut.map(({ what, text, index }, at) => (
              <li key={at}>
                Paragraph {index + 1}: {what}
                {text === "" ? "" : ` “${text}”`}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {mending.undo ? (
        <p className="mt-2">
          <Button size="small" disabled={isLocked} onClick={mending.undo}>
            Undo the last removal or joining
          </Button>
        </p>
      ) : null}
      <LookOver list={paragraphs} isLocked={isLocked} onMend={mending.mend} />
    </>
  );
}

function found(paragraphs: readonly LookedOver[], leftOut: number): string {
  const sum = (of: (each: LookedOver) => number) =>
    paragraphs.reduce((total, each) => total + of(each), 0);
  const notes = sum((each) => each.notes.length);
  const counts: Array<[number, string]> = [
    [paragraphs.length, "paragraph"],
    [sum(({ kind }) => (kind === "heading" ? 1 : 0)), "heading"],
    [sum(({ links }) => links.length), "link"],
    [notes, "note"],
  ];
  const said = counts.filter(([count]) => count > 0).map(([count, word]) => countOf(count, word));
  if (notes > 0) said.push("notes are kept beside the text, not in it");
  if (leftOut === 0) said.push("nothing was left out");
  return `${said.join(" · ")}.`;
}
