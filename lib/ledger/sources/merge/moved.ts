/** What a merge of two sources moved: just enough to undo it to the letter. Pure. */
import { z } from "zod";

const ids = z.array(z.int());
const pairs = z.array(z.tuple([z.int(), z.int()]));

/** Stored as SourceMerge.moved. Add members with a default; never rename or remove one. */
const movedSchema = z.object({
  /** Citations of `from` that became citations of `into`, removed ones included. */
  citations: ids,
  /** Citations that rested on `from` and rest on `into` instead. */
  rests: ids,
  /** Citations that rested on both: the row for `from` was dropped. */
  restsOnBoth: ids,
  /** [citation, source]: rows dropped because the citation would have rested on its own source. */
  restsOnSelf: pairs,
  /** [source, origin]: derivations rewritten from `from` to `into`, as they were. */
  derivations: pairs,
  /** [source, origin]: derivations dropped because `into` had them, too, as they were. */
  derivationsOnBoth: pairs,
  /** [source, origin]: derivations between the two, dropped. */
  derivationsBetween: pairs,
  /** Names that `into` did not have as aliases. */
  aliases: z.array(z.string()),
});

export type Moved = z.output<typeof movedSchema>;

export function readMoved(stored: unknown): Moved {
  return movedSchema.parse(stored);
}

export type Pair = [number, number];

/** Ids of the citations that undoing this merge may read differently afterwards. */
export function citationsIn(moved: Moved): number[] {
  const onSelf = moved.restsOnSelf.map(([citationId]) => citationId);
  return [...new Set([...moved.citations, ...moved.rests, ...moved.restsOnBoth, ...onSelf])];
}
