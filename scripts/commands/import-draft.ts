/**
 * Shows what a sourced draft would bring in: its paragraphs, its notes with the sentence each
 * stands at and what was read in it, what changed in it, and what is left out. Nothing is kept, and
 * no database is needed: a draft comes in through its story's page, where somebody answers for it.
 * Who wrote a comment is not said.
 */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { placesOfNotes, sentencesOf } from "@/lib/reading/note-places";
import { saidIn, type BroughtText } from "@/lib/text/import/findings";
import { importText } from "@/lib/text/import/import-text";
import { readNotes } from "@/lib/text/notes/read-note";
import type { Span } from "@/lib/text/text";
import { CommandFault, optionsOf, refuseMore } from "./fault";

const USAGE = "npm run --silent sourceline -- import draft FILE --story SLUG --dry-run --json";

export async function importDraft(args: readonly string[]): Promise<number> {
  const { values, positionals } = optionsOf(args, {
    story: { type: "string" },
    "dry-run": { type: "boolean" },
    json: { type: "boolean" },
  });
  const [file, ...more] = positionals;
  if (!file || !values.story) throw new CommandFault(`Say which file and story: ${USAGE}`);
  refuseMore(more);
  if (!values["dry-run"]) {
    throw new CommandFault(
      `A draft is brought in on its story's page Draft, by somebody who signed in. To see what would come in: ${USAGE}`,
    );
  }
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new CommandFault(`${file} cannot be read: ${String(error)}`);
  });
  const shown = shownDraft(await importText({ file: { name: path.basename(file), bytes } }));
  console.log(values.json ? JSON.stringify(shown, null, 2) : inLines(shown));
  return 0;
}

type ShownDraft = ReturnType<typeof shownDraft>;

/** Paragraphs are numbered from 1; a sentence is its words. */
function shownDraft({ text, paragraphs, notes, leftOut, changes }: BroughtText) {
  const textOf = ({ start, end }: Span) => text.slice(start, end);
  const sentences = sentencesOf(text, paragraphs);
  const said = notes.map((note) => ({ ...note, text: saidIn(note) }));
  const places = placesOfNotes(said, paragraphs, sentences);
  const read = readNotes(said);
  const standing = (found: ReadonlyArray<{ at: number }>) =>
    placesOfNotes(found, paragraphs, sentences).map((place) => ({
      paragraph: place.paragraph + 1,
      sentence: textOf(place),
    }));
  const changed = standing(changes);
  const missing = standing(leftOut);
  return {
    paragraphs: paragraphs.map((each, index) => ({
      number: index + 1,
      kind: each.kind,
      ...(each.part && { part: each.part }),
      text: textOf(each),
    })),
    notes: said.map(({ kind, text: words, replies = [] }, index) => {
      const place = places[index] ?? { paragraph: 0, start: 0, end: 0 };
      const found = read[index];
      return {
        kind,
        paragraph: place.paragraph + 1,
        sentence: textOf(place),
        text: words,
        url: found?.url ?? null,
        locator: found?.locator || null,
        date: found?.date?.day ?? found?.date?.words ?? found?.accessed?.day ?? null,
        source: found?.source || null,
        channel: found?.channel ?? null,
        terms: found?.terms ?? [],
        notUnderstood: found?.rest ?? [],
        offered: found?.offers ?? "note",
        replies: replies.map((reply) => reply.text),
      };
    }),
    changes: changes.map(({ was, now }, index) => ({ was, now, ...changed[index] })),
    leftOut: leftOut.map(({ what, text: words }, index) => ({
      what,
      text: words,
      ...missing[index],
    })),
  };
}

function inLines({ paragraphs, notes, changes, leftOut }: ShownDraft): string {
  const lines = notes.map(({ kind, paragraph, text, source, locator, date, url }) => {
    const found = [source, locator, date, url].filter((each) => each !== null).join(" · ");
    return `¶ ${paragraph}  ${kind}: ${text.replace(/\n/g, " / ")}\n      ${found || "read as a note"}`;
  });
  const counts = `${paragraphs.length} paragraphs, ${notes.length} notes, ${changes.length} tracked changes, ${leftOut.length} left out`;
  return [...lines, counts].join("\n");
}
