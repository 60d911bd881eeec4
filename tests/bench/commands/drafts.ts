/** Commands on drafts, placements and proposals, in a story with a draft that follows another. */
import { ACCEPT_LIMIT } from "@/lib/drafts/input";
import type { Newsroom } from "../newsroom";
import { makeText, revise } from "../texts";
import { random } from "../words";
import type { Makers } from "./given";

export type DraftedStory = { slug: string; draftId: number; text: string };

/** A story whose first draft has that many words, with claims placed in its first sentences. */
export async function startDraft(
  newsroom: Newsroom,
  { words, claims }: { words: number; claims: number },
): Promise<DraftedStory> {
  const headline = "A very long draft";
  const { slug } = await newsroom.give("editor", "stories.create", { headline });
  const made = makeText(words, random(words));
  await newsroom.give("editor", "drafts.paste", { story: slug, plain: made.plain });
  const { draftId, text } = newestDraft(newsroom, slug);
  let from = 0;
  for (const sentence of made.sentences.slice(0, claims)) {
    const start = text.indexOf(sentence, from);
    from = start + sentence.length;
    const wording = sentence.slice(0, 200);
    await newsroom.give("editor", "drafts.logClaim", { draftId, start, end: from - 1, wording });
  }
  return { slug, draftId, text };
}

export function newestDraft(newsroom: Newsroom, slug: string): { draftId: number; text: string } {
  return newsroom.row(
    `SELECT d."id" AS draftId, d."text" FROM "Draft" d JOIN "Story" s ON s."id" = d."storyId"
     WHERE s."slug" = ? ORDER BY d."number" DESC LIMIT 1`,
    slug,
  );
}

/** A second draft in which claims moved, lost their words, and proposals are open. */
async function secondDraft(newsroom: Newsroom): Promise<DraftedStory> {
  const { slug, text } = await startDraft(newsroom, { words: 4_000, claims: 60 });
  await newsroom.give("editor", "drafts.paste", { story: slug, plain: revise(text) });
  return { slug, ...newestDraft(newsroom, slug) };
}

const drafted = new WeakMap<Newsroom, Promise<DraftedStory>>();

/** The same second draft for all commands that need one. */
function sharedDraft(newsroom: Newsroom): Promise<DraftedStory> {
  const known = drafted.get(newsroom) ?? secondDraft(newsroom);
  drafted.set(newsroom, known);
  return known;
}

type Revised = { id: number; revision: number };

async function openProposals(newsroom: Newsroom, count: number): Promise<Revised[]> {
  const { draftId } = await sharedDraft(newsroom);
  return newsroom.rows<Revised>(
    `SELECT "id", "revision" FROM "Proposal"
     WHERE "draftId" = ? AND "state" = 'open' ORDER BY "start" LIMIT ?`,
    ...[draftId, count],
  );
}

async function openProposal(newsroom: Newsroom): Promise<{ proposalId: number; revision: number }> {
  const [proposal] = await openProposals(newsroom, 1);
  if (!proposal) throw new Error("The draft has no proposals left.");
  return { proposalId: proposal.id, revision: proposal.revision };
}

/** As many as the commands of a run ask for. */
const NOTES = 400;

type Sourced = { draftId: number; claimId: number; next: number };

const sourced = new WeakMap<Newsroom, Promise<Sourced>>();

/** A draft with a note at each of its sentences. */
async function startSourced(newsroom: Newsroom): Promise<Sourced> {
  const { slug } = await newsroom.give("editor", "stories.create", { headline: "A sourced draft" });
  const numbers = Array.from({ length: NOTES }, (_, at) => at + 1);
  const body = numbers.map(
    (n) => `<p>Gate ${n} shut at noon.<a href="#ftnt${n}" id="ftnt_ref${n}">[${n}]</a></p>`,
  );
  const notes = numbers.map(
    (n) => `<div><p><a href="#ftnt_ref${n}" id="ftnt${n}">[${n}]</a> Minutes ${n}, p. 17</p></div>`,
  );
  await newsroom.give("editor", "drafts.paste", {
    story: slug,
    html: body.join("") + notes.join(""),
  });
  const { draftId } = newestDraft(newsroom, slug);
  const input = { draftId, start: 0, end: 10, wording: "The first gate shut" };
  const { claimId } = await newsroom.give("editor", "drafts.logClaim", input);
  return { draftId, claimId, next: 1 };
}

async function openNote(newsroom: Newsroom) {
  const known = sourced.get(newsroom) ?? startSourced(newsroom);
  sourced.set(newsroom, known);
  const draft = await known;
  const number = draft.next;
  draft.next += 1;
  return { draftId: draft.draftId, number, claimId: draft.claimId };
}

async function unsettled(
  newsroom: Newsroom,
  ...states: string[]
): Promise<Revised & { claimId: number }> {
  const { draftId } = await sharedDraft(newsroom);
  return newsroom.row(
    `SELECT "id", "revision", "claimId" FROM "Placement"
     WHERE "draftId" = ? AND "state" IN (SELECT value FROM json_each(?)) LIMIT 1`,
    ...[draftId, JSON.stringify(states)],
  );
}

/** A further place of a claim, offered as a reading of the draft would offer it. */
async function offeredPlace(newsroom: Newsroom) {
  const { draftId, text } = await sharedDraft(newsroom);
  const { claimId } = await unsettled(newsroom, "placed", "moved");
  const start = text.lastIndexOf("\n") + 1 + offered;
  offered += 1;
  const { id } = newsroom.row<{ id: number }>(
    `INSERT INTO "FurtherPlace" ("draftId", "claimId", "state", "start", "end", "exact", "prefix", "suffix")
     VALUES (?, ?, 'offered', ?, ?, ?, '', '') RETURNING "id"`,
    ...[draftId, claimId, start, start + 1, text.slice(start, start + 1)],
  );
  return { furtherPlaceId: id, revision: 0 };
}

let offered = 0;

/** Of the first word in the draft's last paragraph. */
function lastWords(text: string): { start: number; end: number } {
  const start = text.lastIndexOf("\n") + 1;
  return { start, end: text.indexOf(" ", start) };
}

export const draftCommands = {
  "drafts.add": async (newsroom) => {
    const { slug, text } = await startDraft(newsroom, { words: 20_000, claims: 300 });
    const paragraphs = revise(text)
      .split("\n\n")
      .map((each) => ({ text: each, kind: "paragraph" as const, level: 0, links: [], notes: [] }));
    return { by: "editor", input: { story: slug, paragraphs } };
  },
  "drafts.preview": async (newsroom) => {
    const { slug, text } = await startDraft(newsroom, { words: 20_000, claims: 300 });
    return { by: "editor", input: { story: slug, plain: revise(text) } };
  },
  "drafts.paste": async (newsroom) => {
    const { slug, text } = await startDraft(newsroom, { words: 20_000, claims: 300 });
    return { by: "editor", input: { story: slug, plain: revise(text) } };
  },
  "drafts.addPart": async (newsroom) => {
    const { slug } = await startDraft(newsroom, { words: 20_000, claims: 300 });
    const text = "A headline that was written last";
    return { by: "editor", input: { story: slug, after: 1, part: "headline", text } };
  },
  "drafts.logClaim": async (newsroom) => {
    const { draftId, text } = await sharedDraft(newsroom);
    const wording = "It is said at the end";
    return { by: "editor", input: { draftId, wording, ...lastWords(text) } };
  },
  "drafts.setPart": async (newsroom) => {
    const { draftId } = await sharedDraft(newsroom);
    return { by: "editor", input: { draftId, paragraph: 1, part: "headline" } };
  },
  "drafts.waiveLint": async (newsroom) => {
    const { draftId, text } = await sharedDraft(newsroom);
    const words = [text.slice(0, text.indexOf("."))];
    return { by: "reviewer", input: { draftId, code: "sum", words, reason: "It is rounded." } };
  },
  "sentences.nothingToCheck": async (newsroom) => {
    const { draftId } = await sharedDraft(newsroom);
    const { sentences } = newsroom.row<{ sentences: string }>(
      `SELECT "sentences" FROM "Draft" WHERE "id" = ?`,
      draftId,
    );
    const [first] = JSON.parse(sentences) as Array<{ start: number }>;
    return { by: "editor", input: { draftId, start: first?.start ?? 0, isNothing: true } };
  },
  "placements.attach": async (newsroom) => {
    const { draftId, text } = await sharedDraft(newsroom);
    const { claimId, revision } = await unsettled(newsroom, "moved", "pending", "orphaned");
    return { by: "editor", input: { draftId, claimId, revision, ...lastWords(text) } };
  },
  "placements.confirm": async (newsroom) => {
    const { id, revision } = await unsettled(newsroom, "moved");
    return { by: "editor", input: { placementId: id, revision } };
  },
  "furtherPlaces.accept": async (newsroom) => ({
    by: "editor",
    input: await offeredPlace(newsroom),
  }),
  "furtherPlaces.dismiss": async (newsroom) => ({
    by: "editor",
    input: await offeredPlace(newsroom),
  }),
  "notes.cite": async (newsroom) => {
    const { draftId, number, claimId } = await openNote(newsroom);
    const source = { name: `Minutes ${number}`, kind: "document" as const };
    return { by: "editor", input: { draftId, number, claimId, source, locator: "p. 17" } };
  },
  "notes.keep": async (newsroom) => ({ by: "editor", input: await openNote(newsroom) }),
  "notes.setAside": async (newsroom) => {
    const { draftId, number } = await openNote(newsroom);
    return { by: "editor", input: { draftId, number, reason: "remark" } };
  },
  "notes.reopen": async (newsroom) => {
    const { draftId, number } = await openNote(newsroom);
    await newsroom.give("editor", "notes.setAside", { draftId, number, reason: "remark" });
    return { by: "editor", input: { draftId, number } };
  },
  "proposals.accept": async (newsroom) => ({ by: "editor", input: await openProposal(newsroom) }),
  "proposals.acceptMany": async (newsroom) => {
    const { draftId } = await sharedDraft(newsroom);
    const proposals = await openProposals(newsroom, ACCEPT_LIMIT);
    return { by: "editor", input: { draftId, proposalIds: proposals.map(({ id }) => id) } };
  },
  "proposals.dismiss": async (newsroom) => ({ by: "editor", input: await openProposal(newsroom) }),
  "proposals.restore": async (newsroom) => {
    const proposal = await openProposal(newsroom);
    await newsroom.give("editor", "proposals.dismiss", proposal);
    const { revision } = newsroom.row<Revised>(
      `SELECT "id", "revision" FROM "Proposal" WHERE "id" = ?`,
      proposal.proposalId,
    );
    return { by: "editor", input: { ...proposal, revision } };
  },
  "proposals.ask": async (newsroom) => {
    const { draftId } = await sharedDraft(newsroom);
    return { by: "editor", input: { draftId } };
  },
} satisfies Partial<Makers>;
