"use client";

import { useEffect, useMemo, useRef } from "react";
import { Warning } from "@/components/ui/warning";
import { countOf } from "../draft-counts";
import { LookOver } from "./look-over";
import { placeInWords, type LookedOver } from "./mending";
import type { DraftToAdd } from "./draft-to-add";
import type { MendingActs } from "./use-mending";

/** What was found in the text, and the text itself to be mended. */
export function Mending({
  name,
  mending,
  draft,
  isLocked,
}: {
  /** "draft 3" */
  name: string;
  mending: MendingActs;
  draft: DraftToAdd;
  isLocked: boolean;
}) {
  const { paragraphs, fileName, readAs } = draft;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // What was pressed to come here is gone; the keys go on from the top.
    heading.current?.focus();
  }, []);
  return (
    <>
      <h2 ref={heading} tabIndex={-1} className="font-serif text-title font-semibold outline-none">
        Look over {name}
      </h2>
      <p className="mt-1 text-soft">
        This is the text as it will be. Mend what is wrong here: once it is in, a draft is never
        changed.
      </p>
      <p className="mt-1 text-sm wrap-anywhere text-soft">
        {[fileName, readAs === "" ? "" : `read as ${readAs}`, found(paragraphs)]
          .filter((each) => each !== "")
          .join(" · ")}
      </p>
      <LeftOut paragraphs={paragraphs} onGoTo={mending.acts.goTo} />
      {mending.isKept ? null : (
        <Warning className="mt-3">
          This browser cannot keep what you mend here. Add the draft before you close the page.
        </Warning>
      )}
      <p id="mending-keys" className="mt-3 text-xs text-faint">
        Enter divides a paragraph, Shift+Enter breaks its line, Backspace at its beginning joins it
        with the one before.
      </p>
      <LookOver draft={draft} mending={mending} isLocked={isLocked} />
    </>
  );
}

function LeftOut({
  paragraphs,
  onGoTo,
}: {
  paragraphs: readonly LookedOver[];
  onGoTo: (key: number, at: number) => void;
}) {
  const leftOut = useMemo(
    () =>
      paragraphs.flatMap(({ key, text, leftOut: list }, index) =>
        list.map((each) => ({
          ...each,
          key,
          number: index + 1,
          place: placeInWords(text, each.at),
        })),
      ),
    [paragraphs],
  );
  if (leftOut.length === 0) return null;
  return (
    <section aria-labelledby="left-out" className="mt-3 rounded-lg border border-rule bg-surface">
      <h3 id="left-out" className="px-3 pt-2 text-sm font-semibold">
        Left out: {countOf(leftOut.length, "thing")}
      </h3>
      {/* Scrolled by the keyboard through its buttons. */}
      <ul className="max-h-56 overflow-y-auto px-3 pt-1 pb-2 text-sm wrap-anywhere">
        {leftOut.map(({ what, text, key, number, at, place }, index) => (
          <li key={index} className="flex flex-wrap gap-x-3 py-0.5">
            <span className="min-w-0 flex-1 basis-60">
              {what}
              {text === "" ? null : <span className="font-serif"> “{text}”</span>}
            </span>
            <button type="button" className="link text-left" onClick={() => onGoTo(key, at)}>
              Paragraph {number}
              {place === "" ? "" : `, ${place}`}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function found(paragraphs: readonly LookedOver[]): string {
  const sum = (of: (each: LookedOver) => number) =>
    paragraphs.reduce((total, each) => total + of(each), 0);
  const notes = sum((each) => each.notes.length);
  const leftOut = sum((each) => each.leftOut.length);
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
