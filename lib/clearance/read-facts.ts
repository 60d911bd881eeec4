/**
 * Reads what the gate looks at, for a story that the actor may read: each kind of fact by a
 * statement of its own that an index answers. What is listed of a kind is bounded; the gate opens
 * where nothing is listed, so that the bound hides nothing.
 */
import type { Authorized } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { readDraftLints } from "@/lib/drafts/lints";
import { readNothingToCheck } from "@/lib/drafts/nothing-to-check";
import { coverageOf, paragraphAt } from "@/lib/drafts/rules";
import { claimRef, type ClaimKind, type AttributionStatus } from "@/lib/ledger/claims/rules";
import { LINTS, lintLabel, type LintCode } from "@/lib/ledger/lint/codes";
import { lintsOf, recheckLint, soleUnnamedSources } from "@/lib/ledger/lint/rules";
import { readWaived } from "@/lib/ledger/lint/waived";
import { readCitations } from "@/lib/ledger/standing/standing";
import { readMentioned } from "@/lib/people/mentioned";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { rows } from "@/lib/platform/rows";
import { among } from "@/lib/platform/sets";
import { instantOf } from "@/lib/platform/statements";
import { job } from "@/lib/platform/threads";
import { today } from "@/lib/platform/today";
import { wallTimeOf } from "@/lib/platform/wall-time";
import { Prisma } from "@/prisma/generated/client";
import { sayMentions } from "@/lib/text/mentions";
import type { Span } from "@/lib/text/text";
import { readAlteredQuotes } from "./altered-quotes";
import type { GateClaim, GateFacts, GatePerson, SignOffFact } from "./facts";
import { CLAIM, LISTED, toClaim, type GateClaimRow } from "./gate-claims";
import { readIncomplete, readSuspect, readUnfound } from "./read-sourcing";
import type { SignAs } from "./blocker";

export type GateReader = Authorized<"clearance.read">;

const toPerson = (id: number | null, name: string | null): GatePerson => ({
  id: id ?? 0,
  name: name ?? "",
});

/** @param actor who may read the story: that it exists for them is the caller's to know. */
export async function readFacts(actor: GateReader, storyId: number): Promise<GateFacts> {
  const draft = await db().draft.findFirst({
    where: { storyId },
    orderBy: { number: "desc" },
    select: {
      ...{ id: true, number: true, sha256: true, text: true, sentences: true, paragraphs: true },
      addedAt: true,
    },
  });
  const sentences = draft ? (JSON.parse(draft.sentences) as Span[]) : [];
  const paragraphs = draft ? (JSON.parse(draft.paragraphs) as Span[]) : [];
  const [record, draftLints, quotes] = await Promise.all([
    readRecord({ actor, storyId, draft: draft && { id: draft.id, sentences, paragraphs } }),
    draft
      ? readDraftLints({
          ...{ storyId, addedAt: draft.addedAt.toISOString(), text: draft.text, sentences },
        })
      : [],
    draft ? readAlteredQuotes(storyId, draft) : { checked: 0, altered: [] },
  ]);
  return {
    ...record,
    draft: draft && { id: draft.id, number: draft.number, sha256: draft.sha256 },
    quotes: quotes.altered,
    lints: [
      ...record.lints,
      ...draftLints
        .filter(({ waiver }) => waiver === null)
        .slice(0, LISTED)
        .map(({ code, words, said, fingerprint }) => ({
          ...{ claim: null, code, label: lintLabel(code), words: words.join(" … "), fingerprint },
          said: `${said}.`,
        })),
    ],
    counts: { ...record.counts, quotes: quotes.checked },
  };
}

type RecordAsked = {
  actor: GateReader;
  storyId: number;
  draft: { id: number; sentences: Span[]; paragraphs: Span[] } | null;
};
type RecordFacts = Omit<GateFacts, "draft" | "quotes" | "counts"> & {
  counts: Omit<GateFacts["counts"], "quotes">;
};

/**
 * What the record says, which of a story of thousands of claims takes longer than others should wait
 * for.
 */
const readRecord = job(
  "worker",
  "clearance.readRecord",
  async ({ actor, storyId, draft }: RecordAsked): Promise<RecordFacts> => {
    authorize(actor, "clearance.read");
    const signed = await readSigned(storyId);
    return {
      undecided: await readUndecided(storyId),
      questions: await readQuestions(storyId),
      places: draft ? await readPlaces(storyId, draft.id) : [],
      contradictions: draft ? await readContradictions(draft.id, draft.paragraphs) : [],
      unasked: await readUnasked(storyId),
      requests: await readRequests(storyId),
      soleUnnamed: await readSoleUnnamed(storyId, signed),
      suspect: await readSuspect(storyId),
      incomplete: await readIncomplete(storyId),
      unfound: await readUnfound(storyId),
      risky: await readRisky(storyId, signed),
      coverage: draft ? await readCoverage(draft.id, draft.sentences) : { sentences: 0, bare: 0 },
      lints: await readClaimLints(storyId),
      counts: await readCounts(storyId, draft?.id ?? 0),
    };
  },
);

function readUndecided(storyId: number): Promise<GateFacts["undecided"]> {
  type Row = GateClaimRow & {
    reviewState: GateFacts["undecided"][number]["reviewState"];
    level: GateFacts["undecided"][number]["level"];
    because: string | null;
  };
  return rows<Row>(Prisma.sql`
    SELECT ${CLAIM}, k."reviewState", k."level",
      (SELECT v."lapsedReason" FROM "Verdict" v WHERE v."claimId" = k."id"
       ORDER BY v."id" DESC LIMIT 1) AS "because"
    FROM "Claim" k
    WHERE k."storyId" = ${storyId} AND k."reviewState" IN ('open', 'ready', 'recheck')
      AND +k."withdrawnAt" IS NULL
    ORDER BY k."number" LIMIT ${LISTED}`).then((found) =>
    found.map((row) => ({
      ...toClaim(row),
      ...{ reviewState: row.reviewState, level: row.level, because: row.because ?? "" },
    })),
  );
}

async function readQuestions(storyId: number): Promise<GateFacts["questions"]> {
  type Row = GateClaimRow & {
    questionId: number;
    question: string;
    answer: string;
    byId: number;
    by: string;
  };
  const found = await rows<Row>(Prisma.sql`
    SELECT ${CLAIM}, q."id" AS "questionId", q."question", q."answer", q."raisedById" AS "byId",
      (SELECT u."name" FROM "User" u WHERE u."id" = q."raisedById") AS "by"
    FROM "Claim" k CROSS JOIN "Question" q ON q."claimId" = k."id" AND q."closedAt" IS NULL
    WHERE k."storyId" = ${storyId} AND k."withdrawnAt" IS NULL
    ORDER BY k."number", q."id" LIMIT ${LISTED}`);
  const named = await readMentioned(found.map(({ questionId }) => questionId));
  return found.map((row) => ({
    ...{ id: row.questionId, claim: toClaim(row), question: row.question, answer: row.answer },
    says: sayMentions(row.question, named(row.questionId)),
    by: toPerson(row.byId, row.by),
  }));
}

async function readPlaces(storyId: number, draftId: number): Promise<GateFacts["places"]> {
  type Row = GateClaimRow & { state: GateFacts["places"][number]["state"]; exact: string };
  const found = await rows<Row>(Prisma.sql`
    SELECT ${CLAIM}, coalesce(p."state", 'unplaced') AS "state", coalesce(p."exact", '') AS "exact"
    FROM "Claim" k
    LEFT JOIN "Placement" p ON p."draftId" = ${draftId} AND p."claimId" = k."id"
    WHERE k."storyId" = ${storyId} AND k."withdrawnAt" IS NULL
      AND (p."state" IS NULL OR p."state" <> 'placed')
    ORDER BY k."number" LIMIT ${LISTED}`);
  return found.map((row) => ({ ...toClaim(row), state: row.state, exact: row.exact }));
}

async function readContradictions(
  draftId: number,
  paragraphs: readonly Span[],
): Promise<GateFacts["contradictions"]> {
  type Row = GateClaimRow & { placeId: number; exact: string; start: number; meaning: string };
  const found = await rows<Row>(Prisma.sql`
    SELECT ${CLAIM}, f."id" AS "placeId", f."exact", f."start", f."meaning"
    FROM "FurtherPlace" f JOIN "Claim" k ON k."id" = f."claimId"
    WHERE f."draftId" = ${draftId} AND f."state" = 'contradicts' AND k."withdrawnAt" IS NULL
    ORDER BY k."number", f."start" LIMIT ${LISTED}`);
  return found.map((row) => ({
    ...{ id: row.placeId, claim: toClaim(row), exact: row.exact },
    paragraph: paragraphAt(paragraphs, row.start),
    meaning: JSON.parse(row.meaning) as string[],
  }));
}

/** An allegation counts as asked with whichever request puts it that nobody withdrew. */
async function readUnasked(storyId: number): Promise<GateClaim[]> {
  const found = await rows<GateClaimRow>(Prisma.sql`
    SELECT ${CLAIM} FROM "Claim" k
    WHERE k."storyId" = ${storyId} AND k."kind" = 'allegation' AND +k."withdrawnAt" IS NULL
      AND NOT EXISTS (
        SELECT 1 FROM "ReplyRequestClaim" p CROSS JOIN "ReplyRequest" r ON r."id" = p."requestId"
        WHERE p."claimId" = k."id" AND r."withdrawnAt" IS NULL)
    ORDER BY k."number" LIMIT ${LISTED}`);
  return found.map(toClaim);
}

async function readRequests(storyId: number): Promise<GateFacts["requests"]> {
  type Row = Omit<GateFacts["requests"][number], "refs" | "until" | "isPast" | "by"> & {
    byId: number;
    by: string;
  };
  const found = await rows<Row>(Prisma.sql`
    SELECT r."id", r."revision", r."subject", r."outcome", r."deadlineAt", u."id" AS "byId",
      u."name" AS "by"
    FROM "ReplyRequest" r JOIN "User" u ON u."id" = coalesce(r."sentById", r."createdById")
    WHERE r."storyId" = ${storyId} AND r."withdrawnAt" IS NULL
      AND r."outcome" IN ('not_contacted', 'sent', 'unreachable')
    ORDER BY r."deadlineAt", r."id" LIMIT ${LISTED}`);
  const put = await rows<{ requestId: number; number: number }>(Prisma.sql`
    SELECT p."requestId", k."number" FROM "ReplyRequestClaim" p
    JOIN "Claim" k ON k."id" = p."claimId"
    WHERE p."requestId" IN ${among(found.map(({ id }) => id))} ORDER BY p."requestId", p."position"`);
  const refs = new Map<number, string[]>(found.map(({ id }) => [id, []]));
  for (const { requestId, number } of put) refs.get(requestId)?.push(claimRef(number));
  const at = now();
  return found.map(({ byId, by, ...row }) => {
    const deadline = row.deadlineAt === null ? null : new Date(instantOf(row.deadlineAt));
    return {
      ...row,
      deadlineAt: deadline?.toISOString() ?? null,
      until: deadline ? clockOf(deadline) : "",
      isPast: deadline !== null && deadline <= at,
      refs: refs.get(row.id) ?? [],
      by: toPerson(byId, by),
    };
  });
}

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]; // prettier-ignore

/** "16:00 on 31 May", on the newsroom's wall. */
function clockOf(at: Date): string {
  const wall = wallTimeOf(at, env().timeZone);
  return `${wall.slice(11, 16)} on ${Number(wall.slice(8, 10))} ${MONTHS[Number(wall.slice(5, 7)) - 1]}`;
}

type Signed = ReadonlyMap<string, SignOffFact[]>;

const signedKey = (claimId: number, as: SignAs) => `${claimId} ${as}`;

/** By claim and kind, in the order in which they were given. */
async function readSigned(storyId: number): Promise<Signed> {
  type Row = Omit<SignOffFact, "at"> & { claimId: number; kind: SignAs; givenAt: string };
  const found = await rows<Row>(Prisma.sql`
    SELECT o."id", o."claimId", o."kind", o."note", o."contentRevision", o."givenAt",
      u."name" AS "by"
    FROM "SignOff" o JOIN "User" u ON u."id" = o."givenById"
    WHERE o."storyId" = ${storyId} AND o."takenBackAt" IS NULL ORDER BY o."id"`);
  const signed = new Map<string, SignOffFact[]>();
  for (const { claimId, kind, givenAt, ...fact } of found) {
    const key = signedKey(claimId, kind);
    signed.set(key, [...(signed.get(key) ?? []), { ...fact, at: instantOf(givenAt) }]);
  }
  return signed;
}

type Lintable = GateClaimRow & {
  kind: ClaimKind;
  attribution: AttributionStatus;
  assertedBy: string;
  originCount: number;
  reviewState: string;
  recheckOn: string;
};

const LINTABLE = Prisma.sql`${CLAIM}, k."kind", k."attribution", k."assertedBy", k."originCount",
  k."reviewState", coalesce(substr(k."recheckOn", 1, 10), '') AS "recheckOn"`;

async function readSoleUnnamed(storyId: number, signed: Signed): Promise<GateFacts["soleUnnamed"]> {
  const found = await rows<Lintable>(Prisma.sql`
    SELECT ${LINTABLE} FROM "Claim" k
    WHERE k."storyId" = ${storyId} AND k."originCount" = 1 AND +k."withdrawnAt" IS NULL
      AND (k."attribution" = 'unnamed' OR EXISTS (
        SELECT 1 FROM "Citation" c WHERE c."claimId" = k."id" AND c."removedAt" IS NULL
          AND +c."stance" = 'supports'
          AND +c."terms" IN ('background', 'deep_background', 'off_record', 'not_for_attribution')))
    ORDER BY k."number" LIMIT ${LISTED}`);
  const cited = await readCitations(
    undefined,
    found.map(({ id }) => id),
  );
  return found.flatMap((row) => {
    const { originCount } = row;
    const sources = soleUnnamedSources({
      ...{ claim: row, citations: cited.get(row.id) ?? [], originCount },
    });
    if (sources === 0) return [];
    return {
      ...toClaim(row),
      ...{ isAllegation: row.kind === "allegation", sources },
      signed: signed.get(signedKey(row.id, "unnamed")) ?? [],
    };
  });
}

async function readRisky(storyId: number, signed: Signed): Promise<GateFacts["risky"]> {
  type Row = GateClaimRow & { risk: GateFacts["risky"][number]["risk"] };
  const found = await rows<Row>(Prisma.sql`
    SELECT ${CLAIM}, k."legalRisk" AS "risk" FROM "Claim" k
    WHERE k."storyId" = ${storyId} AND k."legalRisk" IN ('medium', 'high')
      AND +k."withdrawnAt" IS NULL
    ORDER BY k."number" LIMIT ${LISTED}`);
  return found.map((row) => ({
    ...toClaim(row),
    risk: row.risk,
    signed: signed.get(signedKey(row.id, "legal")) ?? [],
  }));
}

async function readCoverage(draftId: number, sentences: readonly Span[]) {
  const marks = await rows<Span>(Prisma.sql`
    SELECT p."start", p."end" FROM "Placement" p JOIN "Claim" k ON k."id" = p."claimId"
    WHERE p."draftId" = ${draftId} AND p."state" IN ('placed', 'moved') AND k."withdrawnAt" IS NULL
      AND p."start" IS NOT NULL
    UNION ALL
    SELECT f."start", f."end" FROM "FurtherPlace" f JOIN "Claim" k ON k."id" = f."claimId"
    WHERE f."draftId" = ${draftId} AND f."state" IN ('placed', 'moved', 'contradicts')
      AND k."withdrawnAt" IS NULL`);
  const { sentences: all, bare } = coverageOf(sentences, marks, await readNothingToCheck(draftId));
  return { sentences: all, bare: bare.length };
}

async function readClaimLints(storyId: number): Promise<GateFacts["lints"]> {
  const found = await rows<Lintable>(Prisma.sql`
    SELECT ${LINTABLE} FROM "Claim" k
    WHERE k."storyId" = ${storyId} AND k."withdrawnAt" IS NULL
      AND (k."lintCount" > 0 OR k."recheckDueOn" < ${today()})
    ORDER BY k."number" LIMIT ${LISTED}`);
  const ids = found.map(({ id }) => id);
  const [cited, waived] = await Promise.all([readCitations(undefined, ids), readWaived(ids)]);
  return found.flatMap((row) => {
    const { originCount } = row;
    const lints = [
      ...lintsOf({ claim: row, citations: cited.get(row.id) ?? [], originCount }),
      ...recheckLint(row, today()),
    ];
    return lints
      .filter(({ fingerprint }) => !waived.get(row.id)?.has(fingerprint))
      .map(
        ({
          code,
          words,
          said,
          fingerprint,
        }: { code: LintCode } & Omit<GateFacts["lints"][number], "claim" | "label" | "code">) => ({
          ...{ claim: toClaim(row), code, label: LINTS[code].label, words, said, fingerprint },
        }),
      );
  });
}

async function readCounts(storyId: number, draftId: number): Promise<RecordFacts["counts"]> {
  const [counted] = await rows<RecordFacts["counts"]>(Prisma.sql`
    SELECT
      (SELECT count(*) FROM "Claim" WHERE "storyId" = ${storyId} AND "withdrawnAt" IS NULL)
        AS "claims",
      (SELECT count(*) FROM "Claim" WHERE "storyId" = ${storyId} AND "reviewState" = 'decided'
        AND +"withdrawnAt" IS NULL) AS "decided",
      (SELECT count(*) FROM "Placement" p JOIN "Claim" k ON k."id" = p."claimId"
        WHERE p."draftId" = ${draftId} AND p."state" = 'placed' AND k."withdrawnAt" IS NULL)
        AS "placed",
      (SELECT count(*) FROM "Claim" k CROSS JOIN "Question" q ON q."claimId" = k."id"
        WHERE k."storyId" = ${storyId} AND q."closedAt" IS NOT NULL) AS "questionsClosed",
      (SELECT count(*) FROM "ReplyRequest" WHERE "storyId" = ${storyId} AND "withdrawnAt" IS NULL)
        AS "requests",
      (SELECT count(*) FROM "ReplyRequest" WHERE "storyId" = ${storyId} AND "withdrawnAt" IS NULL
        AND "outcome" NOT IN ('not_contacted', 'sent', 'unreachable')) AS "requestsClosed",
      (SELECT count(*) FROM "LintWaiver" WHERE "storyId" = ${storyId} AND "takenBackAt" IS NULL)
        AS "lintsWaived",
      (SELECT count(*) FROM "FurtherPlace" WHERE "draftId" = ${draftId} AND "state" = 'dismissed')
        AS "contradictionsSettled"`);
  if (!counted) throw new Error("A count has one row.");
  return counted;
}
