/** The bench's part about drafts: reading, proposing, placing, and showing a long one. */
import type Database from "better-sqlite3";
import type { Actor } from "@/lib/access/actor";
import { propose } from "@/lib/reading/propose";
import { commit } from "@/lib/audit/commit";
import { placeAll } from "@/lib/drafts/place/anchor";
import { pasteDraft } from "@/lib/drafts/commands";
import { findNewestDraft } from "@/lib/drafts/find";
import { placeNew } from "@/lib/drafts/place/place-claims";
import { getDraft } from "@/lib/drafts/queries";
import { selectorOf, type Selector } from "@/lib/drafts/place/selectors";
import { createStory } from "@/lib/stories/commands";
import { importText } from "@/lib/text/import/import-text";
import { db } from "@/lib/platform/db";
import { createClaims } from "@/lib/ledger/claims/entries";
import { findStoryBySlug } from "@/lib/stories/find";
import { time } from "./measure";
import { makeWords, random, SUBJECTS, type Random } from "./words";

const WORDS = 20_000;
const CLAIMS = 1_000;

type Text = { plain: string; sentences: string[] };

/** Prose of about that many words: attributed and plain sentences, five to a paragraph. */
function makeText(words: number, source: Random): Text {
  const vocabulary = makeWords(3_000, source);
  const sentences: string[] = [];
  const paragraphs: string[] = [];
  let count = 0;
  while (count < words) {
    const paragraph: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      const phrase = Array.from({ length: 12 }, () => source.pick(vocabulary)).join(" ");
      const subject = source.pick(SUBJECTS);
      const sentence =
        index % 2 === 0
          ? `${subject} said that the ${phrase} in ${2000 + source.below(25)}.`
          : `${subject} may have sold ${source.below(900)} ${phrase}.`;
      paragraph.push(sentence);
      sentences.push(sentence);
      count += sentence.split(" ").length;
    }
    paragraphs.push(paragraph.join(" "));
  }
  return { plain: paragraphs.join("\n\n"), sentences };
}

/** The next version: every tenth paragraph moved to the end, every seventh reworded, some new. */
function revise(text: string): string {
  const paragraphs = text.split("\n\n");
  const moved = paragraphs.filter((_, index) => index % 10 === 9);
  const rest = paragraphs
    .filter((_, index) => index % 10 !== 9)
    .flatMap((paragraph, index) => [
      ...(index % 20 === 0 ? [`A new paragraph, number ${index}, stands here now.`] : []),
      index % 7 === 3 ? paragraph.replace("may have sold", "sold") : paragraph,
    ]);
  return [...rest, ...moved].join("\n\n");
}

export async function benchDrafts(actor: Actor, file: Database.Database): Promise<string[]> {
  const source = random(7);
  const short = makeText(1_000, source);
  const long = makeText(WORDS, source);
  const selectors = selectorsOf(long);
  const { slug, draftId } = await storyWithDraft(actor, long, selectors);
  const shortPlain = short.plain;
  const cases: Array<[string, () => unknown]> = [
    [
      "read and propose, 1,000 words",
      async () => {
        const { text, paragraphs } = await importText({ paste: { plain: shortPlain } });
        return propose(text, paragraphs);
      },
    ],
    [
      "place 1,000 claims in a draft of 20,000 words",
      () => placeAll(selectors, long.plain, revise(long.plain)),
    ],
    ["read the page of that draft", () => getDraft(actor, slug, 1)],
    ["the same rows in bare SQLite", bareRead(file, draftId)],
  ];
  const lines = ["| what | ms |", "| --- | --: |"];
  for (const [name, work] of cases) lines.push(`| ${name} | ${(await time(work)).toFixed(1)} |`);
  const start = performance.now();
  await pasteDraft(actor, { story: slug, plain: revise(long.plain) });
  const taken = performance.now() - start;
  lines.push(`| add it as a draft: read, place, propose, write | ${taken.toFixed(1)} |`);
  return lines;
}

function selectorsOf({ plain, sentences }: Text): Selector[] {
  let from = 0;
  const spans = sentences.map((sentence) => {
    const start = plain.indexOf(sentence, from);
    from = start + sentence.length;
    return { start, end: from - 1 };
  });
  return spans.slice(0, CLAIMS).map((span) => selectorOf(plain, span));
}

async function storyWithDraft(actor: Actor, { plain }: Text, selectors: readonly Selector[]) {
  const { slug } = await createStory(actor, { headline: "A very long draft" });
  await pasteDraft(actor, { story: slug, plain });
  const { id } = await db().draft.findFirstOrThrow({ where: { story: { slug } } });
  await commit(actor, async (tx, at) => {
    const draft = await findNewestDraft(tx, actor, id);
    const story = await findStoryBySlug(tx, actor, slug);
    const entries = selectors.map(({ exact }) => ({ wording: exact.slice(0, 200) }));
    const { logged, events } = await createClaims(tx, actor, at, story, entries, (field) => field);
    const [first, ...rest] = events;
    if (!first) throw new Error("Nothing was logged.");
    for (const [index, claim] of logged.entries()) {
      const selector = selectors[index];
      if (selector) rest.push(await placeNew(tx, actor, at, draft, claim, selector));
    }
    return { result: null, events: [first, ...rest] };
  });
  return { slug, draftId: id };
}

function bareRead(file: Database.Database, draftId: number): () => void {
  const draft = file.prepare(`SELECT * FROM "Draft" WHERE "id" = ?`);
  const claims = file.prepare(
    `SELECT p.*, c."number", c."wording", c."attribution", c."level", c."reviewState"
     FROM "Placement" p JOIN "Claim" c ON c."id" = p."claimId"
     WHERE p."draftId" = ? AND c."withdrawnAt" IS NULL ORDER BY p."start"`,
  );
  const proposals = file.prepare(
    `SELECT * FROM "Proposal" WHERE "draftId" = ? AND "state" = 'open'`,
  );
  return () => {
    draft.get(draftId);
    claims.all(draftId);
    proposals.all(draftId);
  };
}
