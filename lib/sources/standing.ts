/**
 * How claims stand on their sources: recomputes, inside the caller's transaction, what is
 * derived from citations — counts, the names shown and sorted by, and the search index.
 * Every command that touches wording, notes, citations or source names calls it.
 */
import type { Transaction } from "@/lib/audit/commit";
import { countOrigins, type Derivations } from "./origins";

export type Standing = {
  claimId: number;
  originCount: { from: number; to: number };
};

const SLICE = 200;

/** @returns the claims whose number of independent origins changed. */
export async function refreshStanding(
  tx: Transaction,
  claimIds: readonly number[],
): Promise<Standing[]> {
  const moved: Standing[] = [];
  const unique = [...new Set(claimIds)];
  for (let start = 0; start < unique.length; start += SLICE) {
    moved.push(...(await refreshSlice(tx, unique.slice(start, start + SLICE))));
  }
  return moved;
}

async function refreshSlice(tx: Transaction, claimIds: number[]): Promise<Standing[]> {
  const claims = await tx.claim.findMany({
    where: { id: { in: claimIds } },
    select: {
      id: true,
      wording: true,
      note: true,
      assertedBy: true,
      sourceCount: true,
      originCount: true,
      sourceNames: true,
      citations: {
        where: { removedAt: null },
        orderBy: [{ position: "asc" }, { id: "asc" }],
        select: {
          sourceId: true,
          stance: true,
          quote: true,
          note: true,
          source: { select: { name: true, aliases: true } },
          restsOn: { select: { sourceId: true } },
        },
      },
    },
  });
  const involved = claims.flatMap((claim) =>
    claim.citations.flatMap((c) => [c.sourceId, ...c.restsOn.map((rest) => rest.sourceId)]),
  );
  const derivesFrom = await readDerivations(tx, involved);
  const moved: Standing[] = [];
  for (const claim of claims) {
    const supporting = claim.citations
      .filter((citation) => citation.stance === "supports")
      .map((c) => ({ sourceId: c.sourceId, restsOn: c.restsOn.map((rest) => rest.sourceId) }));
    const originCount = countOrigins(supporting, derivesFrom);
    const sourceCount = new Set(claim.citations.map((citation) => citation.sourceId)).size;
    const sourceNames = nameSources(claim.citations);
    if (originCount !== claim.originCount) {
      moved.push({ claimId: claim.id, originCount: { from: claim.originCount, to: originCount } });
    }
    if (
      originCount !== claim.originCount ||
      sourceCount !== claim.sourceCount ||
      sourceNames !== claim.sourceNames
    ) {
      await tx.claim.update({
        where: { id: claim.id },
        data: { sourceCount, originCount, sourceNames },
      });
    }
    await index(tx, claim);
  }
  return moved;
}

type Cited = { stance: string; source: { name: string } };

/** "Leaked files; NATO (denies)": each source once per stance, in the citations' order. */
export function nameSources(citations: readonly Cited[]): string {
  const names = citations.map(({ stance, source }) =>
    stance === "supports" ? source.name : `${source.name} (${stance})`,
  );
  return [...new Set(names)].join("; ");
}

type Indexed = {
  id: number;
  wording: string;
  note: string;
  assertedBy: string;
  citations: ReadonlyArray<{
    quote: string;
    note: string;
    source: { name: string; aliases: string };
  }>;
};

async function index(tx: Transaction, claim: Indexed): Promise<void> {
  const quotes = claim.citations.map((citation) => citation.quote).filter(Boolean);
  const notes = [claim.note, ...claim.citations.map((c) => c.note)].filter(Boolean);
  const sources = [
    claim.assertedBy,
    ...claim.citations.flatMap(({ source }) => [source.name, source.aliases]),
  ].filter(Boolean);
  await tx.$executeRaw`DELETE FROM "claim_fts" WHERE rowid = ${claim.id}`;
  await tx.$executeRaw`
    INSERT INTO "claim_fts" (rowid, wording, quotes, note, sources)
    VALUES (${claim.id}, ${claim.wording}, ${quotes.join("\n")}, ${notes.join("\n")},
            ${[...new Set(sources)].join("\n")})`;
}

type Derivation = { sourceId: number | bigint; originId: number | bigint };
type RawReader = Pick<Transaction, "$queryRaw">;

/** What the given sources derive from, and what those derive from, to the end. */
export async function readDerivations(
  tx: RawReader,
  sourceIds: readonly number[],
): Promise<Derivations> {
  const derivesFrom = new Map<number, number[]>();
  const unique = [...new Set(sourceIds)];
  if (unique.length === 0) return derivesFrom;
  const rows = await tx.$queryRaw<Derivation[]>`
    WITH RECURSIVE reached(id) AS (
      SELECT value FROM json_each(${JSON.stringify(unique)})
      UNION
      SELECT d."originId" FROM "SourceDerivation" d JOIN reached r ON d."sourceId" = r.id
    )
    SELECT d."sourceId", d."originId"
    FROM "SourceDerivation" d JOIN reached r ON d."sourceId" = r.id`;
  for (const row of rows) {
    const origins = derivesFrom.get(Number(row.sourceId));
    if (origins) origins.push(Number(row.originId));
    else derivesFrom.set(Number(row.sourceId), [Number(row.originId)]);
  }
  return derivesFrom;
}
