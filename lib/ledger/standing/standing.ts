/**
 * How claims stand on their sources: recomputes, inside the caller's transaction, what is
 * derived from citations — counts, the names shown and sorted by, open lints, and the search index.
 * Every command that touches what a claim says, notes, citations, source names or waivers calls it.
 */
import type { Transaction } from "@/lib/audit/commit";
import { countOrigins, derivationsAmong, type ReadDerivations } from "@/lib/ledger/sources/origins";
import { lintStanding, type JudgedClaim, type LintStanding } from "@/lib/ledger/lint/standing";
import { fallenAmong, isVoid } from "@/lib/ledger/falls/rules";
import { readWaived } from "@/lib/ledger/lint/waived";
import { rows } from "@/lib/platform/rows";
import { refreshIndex, type IndexedWords } from "@/lib/platform/search-index";
import { among, updateEach, type Change } from "@/lib/platform/sets";
import { readInstant } from "@/lib/platform/statements";
import { touch } from "@/lib/platform/touched";
import { Prisma } from "@/prisma/generated/client";
import {
  assertedByKeyOf,
  isCounted,
  wordsOf,
  type StandingCitation,
  type WordedClaim,
} from "./found-by";

/** A claim whose number of independent origins changed. */
export type MovedOrigins = {
  claimId: number;
  originCount: { from: number; to: number };
};

/** What is kept on the claim's row because it is sorted and filtered by. */
export type Kept = Standing & LintStanding & { assertedByKey: string };

/** A claim's row, with all that what is kept on it follows from. */
export type KeptClaim = Kept & JudgedClaim & { id: number };

/** What of it follows from the citations. */
export type Standing = {
  sourceCount: number;
  originCount: number;
  sourceNames: string;
  /** The same as it leaves in an export; null where no citation was given off the record. */
  leavingSourceCount: number | null;
  leavingOriginCount: number | null;
  leavingSourceNames: string | null;
};

export const STANDING = [
  "sourceCount",
  "originCount",
  "sourceNames",
  "leavingSourceCount",
  "leavingOriginCount",
  "leavingSourceNames",
  "assertedByKey",
  "lintCount",
  "leavingLintCount",
  "recheckWaivedOn",
] as const satisfies ReadonlyArray<keyof Kept>;
/** What is kept of a claim, and what of its row that follows from: one column after the other. */
export const KEPT_COLUMNS = Prisma.raw(
  [...STANDING, "wording", "kind", "attribution", "assertedBy"]
    .map((column) => `"${column}"`)
    .concat(`coalesce(substr("recheckOn", 1, 10), '') AS "recheckOn"`)
    .join(", "),
);

/** @returns the claims whose number of independent origins changed, in the order of their ids. */
export async function refreshStanding(
  tx: Transaction,
  claimIds: readonly number[],
): Promise<MovedOrigins[]> {
  if (claimIds.length === 0) return [];
  const claims = await rows<WordedClaim & KeptClaim & Suspected>(
    Prisma.sql`
      SELECT "id", "storyId", "number", "note", "suspectSince", ${KEPT_COLUMNS},
        (SELECT min(x."raisedAt") FROM "Suspicion" x
         WHERE x."claimId" = "Claim"."id" AND x."settledAt" IS NULL) AS "suspectedSince"
      FROM "Claim" WHERE "id" IN ${among(claimIds)} ORDER BY "id"`,
    tx,
  );
  const cited = await readCitations(tx, claimIds);
  const waived = await readWaived(claimIds, tx);
  const involved = [...cited.values()].flat().flatMap((c) => [c.sourceId, ...c.restsOn]);
  const derivations = await readDerivations(involved, tx);
  const moved: MovedOrigins[] = [];
  const changed: Array<Change<"Claim">> = [];
  const words: IndexedWords[] = [];
  for (const claim of claims) {
    const { id, originCount: from } = claim;
    const citations = cited.get(id) ?? [];
    const set = differing(claim, keptOfClaim(claim, citations, derivations, waived.get(id)));
    if (set.originCount !== undefined) {
      moved.push({ claimId: id, originCount: { from, to: set.originCount } });
    }
    const { suspectSince, suspectedSince: since } = claim;
    const suspicion = since === suspectSince ? {} : { suspectSince: readInstant(since) };
    const all = { ...set, ...suspicion };
    if (Object.keys(all).length > 0) changed.push({ where: { id }, set: all });
    words.push(wordsOf(claim, citations));
  }
  await updateEach(tx, "Claim", changed);
  // A source's new name stands in rows that no event is about.
  touch(changed.flatMap(({ where }) => where.id ?? []));
  await refreshIndex(tx, words);
  return moved;
}

/** Kept as well, and followed from the suspicions that nobody settled; an instant as it is stored. */
type Suspected = { suspectSince: string | null; suspectedSince: string | null };

/** All that is kept of a claim. Pure. @param waived the fingerprints of its waived lints. */
export function keptOfClaim(
  claim: JudgedClaim,
  citations: readonly StandingCitation[],
  derivations: ReadDerivations,
  waived?: ReadonlySet<string>,
): Kept {
  const standing = standingOn(citations, derivations);
  return {
    ...standing,
    ...lintStanding(claim, citations, standing, waived),
    assertedByKey: assertedByKeyOf(claim.assertedBy),
  };
}

/** Only what is other than it was: every column that is written has indexes to be kept. */
function differing(was: Kept, is: Kept): Partial<Kept> {
  const changed = STANDING.filter((column) => was[column] !== is[column]);
  return Object.fromEntries(changed.map((column) => [column, is[column]]));
}

type StoredCitation = Omit<StandingCitation, "source" | "restsOn"> &
  StandingCitation["source"] & { id: number; claimId: number };

/**
 * The citations that stand, by claim and in their order.
 * @param tx inside a command, its transaction.
 */
export async function readCitations(
  tx: Transaction | undefined,
  claimIds: readonly number[],
): Promise<Map<number, StandingCitation[]>> {
  const stored = await rows<StoredCitation>(
    Prisma.sql`
      SELECT c."id", c."claimId", c."sourceId", c."stance", c."terms", c."agreedDescription",
             c."credibility", c."quote", c."note",
             s."name", s."aliases", s."title", s."employer", s."kind"
      FROM "Citation" c JOIN "Source" s ON s."id" = c."sourceId"
      WHERE c."claimId" IN ${among(claimIds)} AND c."removedAt" IS NULL
      ORDER BY c."claimId", c."position", c."id"`,
    tx,
  );
  const rests = await rows<{ citationId: number; sourceId: number }>(
    Prisma.sql`SELECT "citationId", "sourceId" FROM "CitationRest"
               WHERE "citationId" IN ${among(stored.map(({ id }) => id))}`,
    tx,
  );
  const restsOn = new Map<number, number[]>(stored.map(({ id }) => [id, []]));
  for (const { citationId, sourceId } of rests) restsOn.get(citationId)?.push(sourceId);
  const cited = new Map<number, StandingCitation[]>();
  for (const { id, claimId, name, aliases, title, employer, kind, ...citation } of stored) {
    const source = { name, aliases, title, employer, kind };
    const whole = { ...citation, source, restsOn: restsOn.get(id) ?? [] };
    const others = cited.get(claimId);
    if (others) others.push(whole);
    else cited.set(claimId, [whole]);
  }
  return cited;
}

/** What follows from the citations that stand. Pure. */
export function standingOn(
  citations: readonly StandingCitation[],
  derivations: ReadDerivations,
): Standing {
  const count = (counted: readonly StandingCitation[]) => {
    const supporting = counted.filter(
      (citation) => citation.stance === "supports" && !isVoid(citation, derivations.fallen),
    );
    return {
      sourceCount: new Set(counted.map((citation) => citation.sourceId)).size,
      originCount: countOrigins(supporting, derivationsAmong(derivations, supporting)),
      sourceNames: nameSources(counted),
    };
  };
  const leaving = citations.filter(isCounted);
  const differs = leaving.length < citations.length;
  const { sourceCount, originCount, sourceNames } = count(leaving);
  return {
    ...count(citations),
    leavingSourceCount: differs ? sourceCount : null,
    leavingOriginCount: differs ? originCount : null,
    leavingSourceNames: differs ? sourceNames : null,
  };
}

type Cited = { stance: string; source: { name: string } };

/** "Leaked files; NATO (denies)": each source once per stance, in the citations' order. */
export function nameSources(citations: readonly Cited[]): string {
  const names = citations.map(({ stance, source }) => nameInStance(source.name, stance));
  return [...new Set(names)].join("; ");
}

/** "NATO (denies)"; that a source supports the claim goes without saying. */
export function nameInStance(name: string, stance: string): string {
  return stance === "supports" ? name : `${name} (${stance})`;
}

/** What a row of the statement says of a source. */
type Told = "derives" | "kept" | "retracted";

/**
 * What the given sources derive from, and what those derive from, to the end; which of them are
 * kept by a story, of what; and which of all these support nothing any more.
 * @param tx inside a command, its transaction.
 */
export async function readDerivations(
  sourceIds: readonly number[],
  tx?: Transaction,
): Promise<ReadDerivations> {
  const derivesFrom = new Map<number, number[]>();
  const keptOf = new Map<number, number>();
  const unique = [...new Set(sourceIds)];
  if (unique.length === 0) return { derivesFrom, keptOf, fallen: new Set() };
  const retracted = new Set<number>();
  const found = await rows<{ sourceId: number; originId: number; tells: Told }>(
    Prisma.sql`
    WITH RECURSIVE reached(id) AS (
      SELECT "value" FROM ${among(unique)}
      UNION
      SELECT d."originId" FROM "SourceDerivation" d JOIN reached r ON d."sourceId" = r.id
    )
    SELECT d."sourceId", d."originId", 'derives' AS "tells"
    FROM "SourceDerivation" d JOIN reached r ON d."sourceId" = r.id
    UNION ALL
    SELECT s."id", 0, 'retracted' FROM "Source" s JOIN reached r ON s."id" = r.id
    WHERE s."retractedAt" IS NOT NULL
    UNION ALL
    SELECT "id", "mergedIntoId", 'kept' FROM "Source"
    WHERE "keptForId" IS NOT NULL AND "id" IN ${among(unique)}
      AND "mergedIntoId" IN ${among(unique)}`,
    tx,
  );
  for (const row of found) {
    if (row.tells === "retracted") {
      retracted.add(row.sourceId);
      continue;
    }
    if (row.tells === "kept") {
      keptOf.set(row.sourceId, row.originId);
      continue;
    }
    const origins = derivesFrom.get(row.sourceId);
    if (origins) origins.push(row.originId);
    else derivesFrom.set(row.sourceId, [row.originId]);
  }
  return { derivesFrom, keptOf, fallen: fallenAmong(derivesFrom, retracted) };
}
