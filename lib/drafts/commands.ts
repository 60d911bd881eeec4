/**
 * Brings a new draft in: its text in the normal form, every claim of the last draft placed in it,
 * verdicts lapsed where the text they were given on moved, and the proposals. Reading and placing
 * happen before the transaction, so that nobody waits for them; what changed in between is seen
 * inside it, and placed anew.
 */
import { createHash } from "node:crypto";
import type { Actor, Authorized } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { visibleStoryCalled } from "@/lib/stories/former-slugs";
import { atLeastOne, commit, type Transaction } from "@/lib/audit/commit";
import type { NewEvent } from "@/lib/audit/events";
import { askAboutNames } from "@/lib/ledger/identities/guard";
import { assertOpen } from "@/lib/ledger/claims/commands";
import { db } from "@/lib/platform/db";
import { conflict, invalidField, notFound, ruleUnmet } from "@/lib/platform/errors";
import { rows } from "@/lib/platform/rows";
import { insertMany } from "@/lib/platform/sets";
import { isBlank } from "@/lib/platform/text";
import { job } from "@/lib/platform/threads";
import type { TextFile } from "@/lib/text/import/import-text";
import type { BroughtText } from "@/lib/text/import/findings";
import type { Span } from "@/lib/text/text";
import { Prisma } from "@/prisma/generated/client";
import { TITLE_LIMIT, type AddDraftInput, type PasteDraftInput, type UploadFields } from "./input";
import { eventsOfPlacing } from "./place/lapsing";
import type { NewPlacement } from "./place/next-placements";
import type { NextPlaces } from "./place/next-places";
import { placeClaims } from "./place/placing";
import { proposeClaims, type NewProposal, type ProposedClaims } from "./propose/proposing";
import { carryNothingToCheck } from "./nothing-to-check";
import { carryNotes } from "./notes";
import { carryParts } from "./parts";
import { DRAFTS_LIMIT, type PlacementState } from "./rules";
import { runDraftJob } from "./run-job";

export type AddedDraft = Record<PlacementState, number> & {
  draftId: number;
  number: number;
  proposals: number;
  /** Proposals that were found beside those and are not listed. */
  unlisted: number;
};

export async function pasteDraft(actor: Actor, input: PasteDraftInput): Promise<AddedDraft> {
  authorize(actor, "draft.add");
  const { story, after, title, plain = "", html = "" } = input;
  // Before the text is read: what one may not see is not found, whatever was pasted.
  await readBasis(actor, story, after);
  const text = await runDraftJob("readText", { paste: { plain, html } });
  return addDraft(actor, { story, after, text, title, fileName: "", field: "text" });
}

/** @throws SourcelineError as importText does for a file that cannot be read. */
export async function addUploadedDraft(
  actor: Actor,
  { story, after, encoding }: UploadFields,
  file: TextFile,
): Promise<AddedDraft> {
  authorize(actor, "draft.add");
  await readBasis(actor, story, after);
  const text = await runDraftJob("readText", { file: { ...file, ...(encoding && { encoding }) } });
  return addDraft(actor, { story, after, text, fileName: file.name.slice(-200), field: "file" });
}

/** A text that a person looked over before; see preview.ts. */
export async function addMendedDraft(actor: Actor, input: AddDraftInput): Promise<AddedDraft> {
  authorize(actor, "draft.add");
  const { story, after, title, fileName = "", paragraphs } = input;
  await readBasis(actor, story, after);
  const mended = { title: title ?? null, paragraphs };
  const text = await runDraftJob("readText", { mended });
  return addDraft(actor, { story, after, text, fileName, field: "text" });
}

type NewDraft = {
  story: string;
  after: number | undefined;
  text: BroughtText;
  title?: string | undefined;
  fileName: string;
  /** The form's field that a refusal of the text belongs to. */
  field: "text" | "file";
};

/** Times that claims are placed anew because somebody moved one meanwhile. */
const TRIES = 3;

/** Brings in a text that was read. @throws as the commands above. */
export async function addDraft(
  actor: Authorized<"draft.read">,
  draft: NewDraft,
): Promise<AddedDraft> {
  const { text, paragraphs } = draft.text;
  const { notes, changes } = draft.text;
  await askAboutNames(actor, [text, draft.title, draft.fileName, notes, changes]);
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const basis = await readBasis(actor, draft.story, draft.after);
    if (basis.last?.text === text) {
      throw invalidField(
        draft.field,
        `This is the text of draft ${basis.last.number}, word for word. Bring in the changed one.`,
      );
    }
    const reading = await proposeClaims(basis.storyId, basis.last, text, paragraphs);
    const { sentences } = reading;
    const places = basis.last
      ? await placeClaims(basis.last.id, { text, sentences })
      : { placements: [], further: [] };
    const added = await write({ actor, draft, basis, places, reading });
    if (added) return added;
  }
  throw conflict("The story's claims are being moved right now. Try again in a moment.", null);
}

type Basis = Awaited<ReturnType<typeof readBasis>>;

type Writing = {
  actor: Actor;
  draft: NewDraft;
  basis: Basis;
  places: NextPlaces;
  reading: ProposedClaims;
};

/** The story's placements are not those that were read. */
class PlacedMeanwhile extends Error {}

/** Null, and nothing written or kept, where somebody placed a claim since it was read. */
const write = job("writer", "drafts.write", async (writing: Writing) => {
  try {
    return await writeDraft(writing);
  } catch (error) {
    if (error instanceof PlacedMeanwhile) return null;
    throw error;
  }
});

function writeDraft(writing: Writing): Promise<AddedDraft> {
  const { actor, draft, basis, places } = writing;
  authorize(actor, "draft.add");
  const { placements } = places;
  const { proposals, sentences, unlisted } = writing.reading;
  const { storyId } = basis;
  return commit<AddedDraft>(actor, async (tx, at) => {
    if ((await stampOf(storyId, tx)) !== basis.stamp) throw new PlacedMeanwhile();
    const number = (basis.last?.number ?? 0) + 1;
    const row = {
      ...toRow(actor, at, storyId, number, draft, sentences),
      unlistedProposals: unlisted,
    };
    const { id } = await tx.draft.create({ data: row, select: { id: true } });
    await writePlacements(tx, id, places);
    if (basis.last) {
      await carryNothingToCheck(tx, basis.last, { id, text: row.text, sentences });
      await carryNotes(tx, basis.last, { id, notes: draft.text.notes });
      await carryParts(tx, basis.last, { id, text: row.text, paragraphs: draft.text.paragraphs });
    }
    await writeProposals(tx, id, proposals);
    const counts = {
      ...countStates(placements),
      proposals: proposals.filter(({ dismissed }) => dismissed === null).length,
    };
    const { title, wordCount: words, sha256, fileName: file } = row;
    const added: NewEvent = {
      type: "draft.added",
      storyId,
      data: {
        number,
        title,
        words,
        sha256,
        ...(file && { file }),
        ...counts,
        ...(unlisted > 0 && { unlisted }),
      },
    };
    const moved = await eventsOfPlacing(tx, at, number, places);
    return {
      result: { draftId: id, number, ...counts, unlisted },
      events: atLeastOne([added, ...moved]),
    };
  });
}

/**
 * What the new draft builds on.
 * @param after the newest draft's number as the editor saw it.
 * @throws NOT_FOUND; RULE_UNMET for a killed story, and one with as many drafts as it can have; CONFLICT where somebody added a draft.
 */
async function readBasis(actor: Authorized<"draft.read">, slug: string, after: number | undefined) {
  const story = await db().story.findFirst({
    where: visibleStoryCalled(actor, slug),
    select: { id: true, status: true },
  });
  if (!story) throw notFound("That story");
  assertOpen(story);
  const stamp = await stampOf(story.id);
  const last = await db().draft.findFirst({
    where: { storyId: story.id },
    orderBy: { number: "desc" },
    select: {
      id: true,
      number: true,
      text: true,
      notes: true,
      addedAt: true,
      addedBy: { select: { name: true } },
    },
  });
  if (after !== undefined && (last?.number ?? 0) !== after) {
    throw conflict(
      `${last?.addedBy.name ?? "Somebody"} added draft ${last?.number ?? 0} meanwhile.`,
      {
        number: last?.number ?? 0,
        addedBy: last?.addedBy.name ?? "",
        addedAt: last?.addedAt.toISOString() ?? "",
      },
    );
  }
  if ((last?.number ?? 0) >= DRAFTS_LIMIT) {
    throw ruleUnmet(`This story has ${DRAFTS_LIMIT} drafts, and can have no more.`, [
      "Start a new story for the next version, and log there what is still to be checked.",
    ]);
  }
  return { storyId: story.id, stamp, last };
}

/** Changes whenever a draft comes in, or a claim is placed, moved or decided about. */
async function stampOf(storyId: number, tx?: Transaction): Promise<string> {
  const [row] = await rows<Record<"drafts" | "placements" | "revisions", number | null>>(
    Prisma.sql`
    SELECT max(d."number") AS "drafts", count(p."id") AS "placements",
      total(p."revision") + (
        SELECT total(f."revision") + count(f."id") FROM "FurtherPlace" f JOIN "Draft" g ON g."id" = f."draftId"
        WHERE g."storyId" = ${storyId}) AS "revisions"
    FROM "Draft" d LEFT JOIN "Placement" p ON p."draftId" = d."id"
    WHERE d."storyId" = ${storyId}`,
    tx,
  );
  return [row?.drafts, row?.placements, row?.revisions].map((n) => n ?? 0).join("/");
}

function toRow(
  actor: Actor,
  at: Date,
  storyId: number,
  number: number,
  { text: imported, title, fileName }: NewDraft,
  sentences: readonly Span[],
) {
  const { text, paragraphs, links, notes, changes } = imported;
  const chosen = title && !isBlank(title) ? title : (imported.title ?? "");
  return {
    storyId,
    number,
    title: chosen.replace(/\s+/g, " ").slice(0, TITLE_LIMIT),
    text,
    paragraphs: JSON.stringify(paragraphs),
    links: JSON.stringify(links),
    notes: JSON.stringify(notes),
    changes: JSON.stringify(changes),
    sentences: JSON.stringify(sentences.map(({ start, end }) => ({ start, end }))),
    wordCount: text.match(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu)?.length ?? 0,
    sha256: createHash("sha256").update(text, "utf8").digest("hex"),
    fileName,
    addedById: actor.userId,
    addedAt: at,
  };
}

async function writePlacements(
  tx: Transaction,
  draftId: number,
  { placements, further }: NextPlaces,
): Promise<void> {
  await insertMany(
    tx,
    "Placement",
    placements.map(({ change: _, candidates, meaning, ...placement }) => ({
      ...placement,
      draftId,
      candidates: JSON.stringify(candidates),
      meaning: JSON.stringify(meaning),
    })),
  );
  await insertMany(
    tx,
    "FurtherPlace",
    further.map(({ isNews: _, meaning, ...place }) => ({
      ...place,
      draftId,
      meaning: JSON.stringify(meaning),
    })),
  );
}

async function writeProposals(
  tx: Transaction,
  draftId: number,
  proposals: readonly NewProposal[],
): Promise<void> {
  await insertMany(
    tx,
    "Proposal",
    proposals.map(({ start, end, fingerprint, claim, dismissed }) => ({
      draftId,
      start,
      end,
      fingerprint,
      data: JSON.stringify(claim),
      state: dismissed ? ("dismissed" as const) : ("open" as const),
      decidedById: dismissed?.byId ?? null,
      decidedAt: dismissed?.at ?? null,
    })),
  );
}

function countStates(placements: readonly NewPlacement[]): Record<PlacementState, number> {
  const counts = { placed: 0, moved: 0, pending: 0, orphaned: 0 };
  for (const { state } of placements) counts[state] += 1;
  return counts;
}
