/**
 * Whether what is kept because tables show, sort and filter by it still follows from the record: the
 * names and counts of a claim's sources, its open lints, and what names are found by. No event holds it, because it
 * can be made anew; so one that was set by hand in the file is told here.
 */
import { readSuspectSince } from "@/lib/ledger/falls/suspicions";
import { readWaived } from "@/lib/ledger/lint/waived";
import { aboutKeyOf, nameKeyOf } from "@/lib/ledger/sources/names";
import { rows } from "@/lib/platform/rows";
import { Prisma } from "@/prisma/generated/client";
import type { NamedSource, StandingCitation } from "./found-by";
import {
  KEPT_COLUMNS,
  keptOfClaim,
  readCitations,
  readDerivations,
  STANDING,
  type KeptClaim,
} from "./standing";

export type DerivedDifference = {
  table: "Claim" | "Source";
  id: number;
  columns: readonly string[];
};

const AT_ONCE = 1_000;

/** @param tell is told each row that differs. @returns how many do. */
export async function compareDerived(
  tell: (difference: DerivedDifference) => void,
): Promise<number> {
  let differing = 0;
  const differ = (difference: DerivedDifference) => {
    if (difference.columns.length === 0) return;
    differing += 1;
    tell(difference);
  };
  await compareClaims(differ);
  await compareSources(differ);
  return differing;
}

async function compareClaims(differ: (difference: DerivedDifference) => void): Promise<void> {
  for (let from = 0; ;) {
    const claims = await rows<KeptClaim & { suspectSince: string | null }>(Prisma.sql`
      SELECT "id", "suspectSince", ${KEPT_COLUMNS} FROM "Claim"
      WHERE "id" > ${from} ORDER BY "id" LIMIT ${AT_ONCE}`);
    const last = claims.at(-1);
    if (!last) return;
    from = last.id;
    const ids = claims.map(({ id }) => id);
    const cited = await readCitations(undefined, ids);
    const waived = await readWaived(ids);
    const suspect = await readSuspectSince(ids);
    const derivations = await readDerivations(involved([...cited.values()].flat()));
    for (const claim of claims) {
      const citations = cited.get(claim.id) ?? [];
      const follows = keptOfClaim(claim, citations, derivations, waived.get(claim.id));
      const columns: string[] = STANDING.filter((column) => claim[column] !== follows[column]);
      if (claim.suspectSince !== (suspect.get(claim.id) ?? null)) columns.push("suspectSince");
      differ({ table: "Claim", id: claim.id, columns });
    }
  }
}

function involved(citations: readonly StandingCitation[]): number[] {
  return citations.flatMap(({ sourceId, restsOn }) => [sourceId, ...restsOn]);
}

type KeyedSource = NamedSource & { id: number; nameKey: string; aboutKey: string };

async function compareSources(differ: (difference: DerivedDifference) => void): Promise<void> {
  for (let from = 0; ;) {
    const sources = await rows<KeyedSource>(Prisma.sql`
      SELECT "id", "name", "aliases", "title", "employer", "nameKey", "aboutKey" FROM "Source"
      WHERE "id" > ${from} ORDER BY "id" LIMIT ${AT_ONCE}`);
    const last = sources.at(-1);
    if (!last) return;
    from = last.id;
    for (const source of sources) {
      const follows = { nameKey: nameKeyOf(source), aboutKey: aboutKeyOf(source) };
      const columns = (["nameKey", "aboutKey"] as const).filter(
        (column) => source[column] !== follows[column],
      );
      differ({ table: "Source", id: source.id, columns });
    }
  }
}
