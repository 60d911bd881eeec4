/**
 * Which claims somebody is asked about (rules.ts says which), and what stands on them that no
 * question may say. A restricted story is never mixed with others: it has a sheet of its own.
 */
import type { Authorized } from "@/lib/access/actor";
import { isVisibleStory } from "@/lib/access/visibility";
import type { Transaction } from "@/lib/audit/commit";
import type { FoundSource } from "@/lib/ledger/claims/nameable";
import { aliasesOf } from "@/lib/ledger/sources/rules";
import { withDerived } from "@/lib/ledger/sources/leaning";
import { claimsWorded } from "@/lib/ledger/sqlite/worded";
import { rows } from "@/lib/platform/rows";
import { among } from "@/lib/platform/sets";
import { foldName } from "@/lib/text/fold-name";
import { Prisma } from "@/prisma/generated/client";
import { isAsked, namesThem } from "./rules";

/** One story, or all that are in work and restricted to nobody. */
export type CallScope = { story: { id: number } | null };

export type AskedClaim = {
  id: number;
  number: number;
  wording: string;
  contentRevision: number;
  storyId: number;
  slug: string;
  headline: string;
  loggedBy: string;
  cited: boolean;
  /** All that it rests on was told off the record, so that it leaves by no print. */
  isOffRecord: boolean;
};

type Row = Omit<AskedClaim, "cited" | "isOffRecord"> & {
  how: string;
  toldOff: number;
  toldElse: number;
  othersSecret: number;
  putToOthers: number;
};

/** More are not looked at: a sheet shows a hundred. */
const LOOKED_AT = 500;

type Called = Pick<FoundSource, "id" | "name" | "aliases" | "confidential">;

/** @param scope with `ids`: of these claims alone. @param tx inside a command, its transaction. */
export async function askedOf(
  actor: Authorized<"call.make">,
  source: Called,
  { story, ids }: CallScope & { ids?: readonly number[] },
  tx?: Transaction,
): Promise<AskedClaim[]> {
  const { id } = source;
  const reached = await withDerived([id], tx, actor);
  const names = namesOf(source);
  const inScope = story
    ? Prisma.sql`k."storyId" = ${story.id}`
    : Prisma.sql`s."restricted" = 0 AND s."status" IN ('drafting', 'checking', 'cleared')`;
  const only = ids ? Prisma.sql`AND k."id" IN ${among(ids)}` : Prisma.empty;
  const found = await rows<Row>(
    Prisma.sql`
    WITH tie("claimId", "how") AS (
      SELECT c."claimId", CASE c."sourceId" WHEN ${id} THEN 'cited' ELSE 'leans' END
      FROM "Citation" c WHERE c."sourceId" IN ${among(reached)} AND c."removedAt" IS NULL
      UNION
      SELECT c."claimId", 'leans' FROM "CitationRest" r JOIN "Citation" c ON c."id" = r."citationId"
      WHERE r."sourceId" IN ${among(reached)} AND c."removedAt" IS NULL
      UNION
      SELECT p."claimId", 'put' FROM "ReplyRequest" q JOIN "ReplyRequestClaim" p ON p."requestId" = q."id"
      WHERE q."sourceId" = ${id} AND q."withdrawnAt" IS NULL
      UNION
      SELECT w."id", 'named' FROM (${claimsWorded(names)}) w
    ),
    tied AS (
      SELECT "claimId", group_concat(DISTINCT "how") AS "how" FROM tie GROUP BY "claimId"
    )
    SELECT k."id", k."number", k."wording", k."contentRevision", k."storyId", s."slug", s."headline",
      u."name" AS "loggedBy", t."how",
      EXISTS (SELECT 1 FROM "Citation" o JOIN "Source" so ON so."id" = o."sourceId"
        WHERE o."claimId" = k."id" AND o."removedAt" IS NULL AND o."sourceId" <> ${id}
          AND (so."confidential" = 1 OR o."terms" = 'off_record')) AS "othersSecret",
      EXISTS (SELECT 1 FROM "Citation" o WHERE o."claimId" = k."id" AND o."removedAt" IS NULL
        AND o."terms" = 'off_record') AS "toldOff",
      EXISTS (SELECT 1 FROM "Citation" o WHERE o."claimId" = k."id" AND o."removedAt" IS NULL
        AND o."terms" <> 'off_record') AS "toldElse",
      EXISTS (SELECT 1 FROM "ReplyRequestClaim" p JOIN "ReplyRequest" q ON q."id" = p."requestId"
        WHERE p."claimId" = k."id" AND q."withdrawnAt" IS NULL AND q."sourceId" <> ${id}) AS "putToOthers"
    FROM tied t
    CROSS JOIN "Claim" k ON k."id" = t."claimId"
    CROSS JOIN "Story" s ON s."id" = k."storyId"
    JOIN "User" u ON u."id" = k."loggedById"
    WHERE +k."withdrawnAt" IS NULL AND ${inScope} ${only} AND ${isVisibleStory(actor)}
    ORDER BY -k."storyId", k."number" LIMIT ${LOOKED_AT}`,
    tx,
  );
  const putTo = await readPutTo(
    found.map((claim) => claim.id),
    tx,
  );
  return found.flatMap(({ how, othersSecret, putToOthers, toldOff, toldElse, ...claim }) => {
    const ties = how.split(",");
    const subjects = putTo.filter(({ claimId }) => claimId === claim.id);
    const theirs = subjects.filter(({ subject }) => isTheirs(subject, names));
    const tie = {
      ...{ cited: ties.includes("cited"), leans: ties.includes("leans") },
      put: ties.includes("put") || theirs.length > 0,
      named: ties.includes("named") && namesThem(claim.wording, names),
      othersSecret: othersSecret === 1,
      putToOthers: putToOthers === 1 || theirs.length < subjects.length,
    };
    const isOffRecord = toldOff === 1 && toldElse === 0;
    return isAsked(tie) ? [{ ...claim, cited: tie.cited, isOffRecord }] : [];
  });
}

/** The subjects to whom claims were put that are no source of the directory. */
function readPutTo(claimIds: readonly number[], tx?: Transaction) {
  return rows<{ claimId: number; subject: string }>(
    Prisma.sql`SELECT p."claimId", q."subject"
      FROM "ReplyRequestClaim" p JOIN "ReplyRequest" q ON q."id" = p."requestId"
      WHERE p."claimId" IN ${among(claimIds)} AND q."withdrawnAt" IS NULL AND q."sourceId" IS NULL`,
    tx,
  );
}

/** A handle names nobody in a text. */
function namesOf({ name, aliases, confidential }: Called): string[] {
  return confidential ? [] : [name, ...aliasesOf(aliases)];
}

function isTheirs(subject: string, names: readonly string[]): boolean {
  const folded = foldName(subject);
  return names.some((name) => foldName(name) === folded);
}

export type Told = { quotes: string[]; handles: string[] };

/** What stands verbatim on these claims, and the handles of others that are confidential. */
export async function readTold(
  sourceId: number,
  claimIds: readonly number[],
  tx?: Transaction,
): Promise<(claimId: number) => Told> {
  type Cited = { claimId: number; quote: string; handle: string | null };
  const found = await rows<Cited>(
    Prisma.sql`SELECT c."claimId", c."quote",
        CASE WHEN o."confidential" = 1 AND o."id" <> ${sourceId} THEN o."name" END AS "handle"
      FROM "Citation" c JOIN "Source" o ON o."id" = c."sourceId"
      WHERE c."claimId" IN ${among(claimIds)} AND c."removedAt" IS NULL
        AND (c."quote" <> '' OR o."confidential" = 1)`,
    tx,
  );
  return (claimId) => {
    const own = found.filter((cited) => cited.claimId === claimId);
    return {
      quotes: own.flatMap(({ quote }) => (quote === "" ? [] : [quote])),
      handles: own.flatMap(({ handle }) => handle ?? []),
    };
  };
}
