/** What forms and the API may send about sources; faults name field and remedy. */
import { z } from "zod";
import { id, line, lines, requiredLine, revision } from "@/lib/platform/text";
import { FALL_REASON_LIMIT } from "@/lib/ledger/falls/rules";
import { aliasesOf, RELIABILITIES, SOURCE_KINDS, SOURCE_NAME_LIMIT } from "./rules";

export const ALIAS_LIMIT = 20;
export const DERIVATION_LIMIT = 50;

const name = requiredLine(SOURCE_NAME_LIMIT, "the source's name");
const kind = z.enum(SOURCE_KINDS, "is not one of the kinds of source");
const reliability = z.enum(RELIABILITIES, "is A to F");

/** One a line; empty lines and repetitions are dropped. */
const aliases = lines(4_000)
  .transform((text) => [...new Set(aliasesOf(text))])
  .refine((list) => list.length <= ALIAS_LIMIT, `A source has at most ${ALIAS_LIMIT} aliases.`)
  .refine(
    (list) => list.every((alias) => alias.length <= SOURCE_NAME_LIMIT),
    `An alias is longer than ${SOURCE_NAME_LIMIT} characters.`,
  )
  .transform((list) => list.join("\n"));

/** Shown as a link, so only what a browser opens as a page. */
const url = line(2_000).refine(
  (text) => text === "" || (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)),
  "Write the whole address, beginning with https:// or http://.",
);

const details = {
  reliability: reliability.optional(),
  title: line(300).optional(),
  employer: line(300).optional(),
  aliases: aliases.optional(),
  url: url.optional(),
  note: lines(10_000).optional(),
  /** The sources that this one draws on. */
  derivesFrom: z
    .array(id)
    .max(DERIVATION_LIMIT, `A source derives from at most ${DERIVATION_LIMIT} others.`)
    .transform((list) => [...new Set(list)].sort((a, b) => a - b))
    .optional(),
};

/** Set once the near-duplicates were shown and a person said that this is another source. */
const evenIfSimilar = z.boolean().optional();

export const createSourceInput = z.strictObject({
  name,
  kind,
  ...details,
  /** The slug of the story that it is made in; left out in the directory. */
  story: z.string().max(200).optional(),
  /** The newsroom's from the start; left out: unless it is made in a restricted story. */
  shared: z.boolean().optional(),
  evenIfSimilar,
});

export const editSourceInput = z.strictObject({
  sourceId: id,
  revision,
  patch: z.strictObject({ name: name.optional(), kind: kind.optional(), ...details }),
  evenIfSimilar,
  /** Needed for a grade that is worse: whoever re-confirms a claim reads it. */
  reason: lines(FALL_REASON_LIMIT).optional(),
  /** Says that the change is one of spelling alone: no verdict lapses. */
  isSpelling: z.boolean().optional(),
});

export const mergeSourcesInput = z.strictObject({
  /** The one that goes; its page leads to the other from then on. */
  fromId: id,
  /** The one that stays. */
  intoId: id,
});

export const shareSourceInput = z.strictObject({ sourceId: id });

export const undoMergeInput = z.strictObject({ mergeId: id });

export type CreateSourceInput = z.output<typeof createSourceInput>;
export type EditSourceInput = z.output<typeof editSourceInput>;
export type MergeSourcesInput = z.output<typeof mergeSourcesInput>;
export type ShareSourceInput = z.output<typeof shareSourceInput>;
export type UndoMergeInput = z.output<typeof undoMergeInput>;
