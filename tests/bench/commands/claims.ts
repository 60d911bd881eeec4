/** Commands on claims, citations, verdicts and questions. */
import { lintsOf, type LintedClaim } from "@/lib/ledger/lint/rules";
import { BULK_LIMIT, MANY_LIMIT } from "@/lib/ledger/claims/rules";
import type { Newsroom } from "../newsroom";
import type { Makers } from "./given";

export function manyClaims(newsroom: Newsroom, count = BULK_LIMIT): number[] {
  return newsroom.freshClaims(count).map(({ id }) => id);
}

export function manyLines(newsroom: Newsroom) {
  return {
    story: newsroom.bigStory,
    claims: Array.from({ length: MANY_LIMIT }, (_, index) => ({
      wording: `The council paid invoice ${index} of the harbour, two officials said`,
    })),
  };
}

type Revised = { id: number; revision: number };

const ofStandingClaim = `JOIN "Claim" c ON c."id" = k."claimId" JOIN "Story" s ON s."id" = c."storyId"
  WHERE c."withdrawnAt" IS NULL AND s."restricted" = 0`;

function citation(newsroom: Newsroom, condition: string): { citationId: number; revision: number } {
  const { id, revision } = newsroom.row<Revised>(
    `SELECT k."id", k."revision" FROM "Citation" k ${ofStandingClaim} AND ${condition} LIMIT 1`,
  );
  return { citationId: id, revision };
}

async function raisedQuestion(
  newsroom: Newsroom,
): Promise<{ questionId: number; revision: number }> {
  const claimId = newsroom.freshClaim().id;
  const input = { claimId, question: "Who says so?", sendBack: false };
  const { questionId } = await newsroom.give("reviewer", "questions.raise", input);
  return { questionId, revision: 0 };
}

/** A claim whose attribution names a document, and that cites none. */
function openLint(newsroom: Newsroom) {
  const { id: claimId } = newsroom.freshClaim(
    `c."attribution" = 'document' AND c."sourceCount" = 0 AND NOT EXISTS (
      SELECT 1 FROM "Citation" k WHERE k."claimId" = c."id" AND k."removedAt" IS NULL)`,
  );
  const claim = newsroom.row<LintedClaim>(
    `SELECT "wording", "kind", "attribution", "assertedBy" FROM "Claim" WHERE "id" = ?`,
    claimId,
  );
  const lints = lintsOf({ claim, citations: [], originCount: 0 });
  const { code, fingerprint } = lints.find((lint) => lint.code === "attribution")!;
  return { claimId, code, fingerprint, reason: "The clerk brings it tomorrow." };
}

/** A claim that nothing else changes, and another of its story into which it can be merged. */
function twoOfOneStory(newsroom: Newsroom) {
  const into = newsroom.freshClaim();
  const from = newsroom.row<Revised>(
    `SELECT c."id", c."revision" FROM "Claim" c
     WHERE c."storyId" = (SELECT "storyId" FROM "Claim" WHERE "id" = ?)
       AND c."id" <> ? AND c."withdrawnAt" IS NULL
     ORDER BY c."id" LIMIT 1`,
    ...[into.id, into.id],
  );
  return { ...claimAt(from), into: claimAt(into) };
}

function claimAt({ id, revision }: Revised): { claimId: number; revision: number } {
  return { claimId: id, revision };
}

export const claimCommands = {
  "claims.log": ({ bigStory }) => ({
    by: "editor",
    input: { story: bigStory, wording: "The mayor may have known of the second payment" },
  }),
  "claims.logMany": (newsroom) => ({ by: "editor", input: manyLines(newsroom) }),
  "claims.edit": (newsroom) => ({
    by: "editor",
    input: { ...claimAt(newsroom.freshClaim()), patch: { wording: "It was paid for twice" } },
  }),
  "claims.change": (newsroom) => ({
    by: "editor",
    input: { claimIds: manyClaims(newsroom), change: { withdraw: "Said twice" } },
  }),
  "claims.withdraw": (newsroom) => ({
    by: "editor",
    input: { ...claimAt(newsroom.freshClaim()), reason: "Said twice" },
  }),
  "claims.restore": (newsroom) => ({
    by: "editor",
    input: claimAt(
      newsroom.row<Revised>(
        `SELECT c."id", c."revision" FROM "Claim" c JOIN "Story" s ON s."id" = c."storyId"
         WHERE c."withdrawnAt" IS NOT NULL AND s."restricted" = 0 LIMIT 1`,
      ),
    ),
  }),
  "claims.split": (newsroom) => ({
    by: "editor",
    input: {
      ...claimAt(newsroom.freshClaim()),
      wordings: ["The mayor knew of the first payment", "The mayor knew of the second payment"],
    },
  }),
  "claims.merge": (newsroom) => ({ by: "editor", input: twoOfOneStory(newsroom) }),
  "claims.undoMerge": async (newsroom) => {
    const pair = twoOfOneStory(newsroom);
    const { claimId, revision } = await newsroom.give("editor", "claims.merge", pair);
    return { by: "editor", input: { claimId, revision } };
  },
  "claims.handOver": (newsroom) => ({
    by: "editor",
    input: {
      ...claimAt(newsroom.freshClaim(`c."reviewState" = 'open'`)),
      because: "The tape is lost",
    },
  }),
  "claims.takeBack": (newsroom) => ({
    by: "editor",
    input: claimAt(newsroom.freshClaim(`c."reviewState" = 'ready'`)),
  }),
  "citations.add": (newsroom) => ({
    by: "editor",
    input: { claimId: newsroom.freshClaim().id, sourceId: 5_000, quote: "We paid twice" },
  }),
  "citations.edit": (newsroom) => ({
    by: "editor",
    input: { ...citation(newsroom, `k."removedAt" IS NULL`), patch: { locator: "page 12" } },
  }),
  "citations.remove": (newsroom) => ({
    by: "editor",
    input: citation(newsroom, `k."removedAt" IS NULL`),
  }),
  "citations.restore": (newsroom) => ({
    by: "editor",
    input: citation(newsroom, `k."removedAt" IS NOT NULL`),
  }),
  "citations.detachFile": (newsroom) => {
    const { id } = newsroom.row<{ id: number }>(
      `SELECT a."id" FROM "Attachment" a JOIN "Citation" k ON k."id" = a."citationId"
       ${ofStandingClaim} AND a."removedAt" IS NULL AND k."removedAt" IS NULL LIMIT 1`,
    );
    return { by: "editor", input: { attachmentId: id } };
  },
  "verdicts.give": (newsroom) => {
    const { id } = newsroom.personOf("reviewer");
    const claim = newsroom.freshClaim(
      `c."reviewState" = 'ready' AND c."contentChangedById" <> ${id} AND c."loggedById" <> ${id}`,
    );
    const { id: claimId, contentRevision } = claim;
    const note = "Read both invoices; neither names the payer.";
    return { by: "reviewer", input: { claimId, contentRevision, level: "unverifiable", note } };
  },
  "questions.raise": (newsroom) => ({
    by: "reviewer",
    input: { claimId: newsroom.freshClaim().id, question: "Who says so?", sendBack: false },
  }),
  "questions.answer": async (newsroom) => ({
    by: "editor",
    input: { ...(await raisedQuestion(newsroom)), answer: "The auditor, on page 4." },
  }),
  "questions.reply": async (newsroom) => {
    const { questionId } = await raisedQuestion(newsroom);
    const text = `@[${newsroom.personOf("reviewer").id}], the auditor has it on page 4.`;
    return { by: "editor", input: { questionId, text } };
  },
  "questions.close": async (newsroom) => ({
    by: "reviewer",
    input: await raisedQuestion(newsroom),
  }),
  "questions.dismiss": async (newsroom) => ({
    by: "admin",
    input: { ...(await raisedQuestion(newsroom)), reason: "It is answered above." },
  }),
  "lints.waive": (newsroom) => ({ by: "reviewer", input: openLint(newsroom) }),
  "lints.unwaive": async (newsroom) => {
    const { waiverId } = await newsroom.give("reviewer", "lints.waive", openLint(newsroom));
    return { by: "reviewer", input: { waiverId } };
  },
  "acts.undo": async (newsroom) => {
    const change = { claimIds: manyClaims(newsroom), change: { addTags: ["undone"] } };
    await newsroom.give("editor", "claims.change", change);
    return { by: "editor", input: lastAct(newsroom) };
  },
} satisfies Partial<Makers>;

export function lastAct(newsroom: Newsroom): { act: number } {
  return newsroom.row(`SELECT max("id") AS "act" FROM "Act"`);
}
