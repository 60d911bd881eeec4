/**
 * How claims stand on their sources: recomputes, inside the caller's transaction, what is
 * derived from citations — counts, the names shown and sorted by, and the search index.
 * Every command that touches wording, notes, citations or source names calls it.
 */
import type { Transaction } from "@/lib/audit/commit";
import { execute, rows } from "@/lib/platform/rows";
import { Prisma } from "@/prisma/generated/client";
import { countOrigins, type Derivations } from "@/lib/ledger/sources/origins";

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
  const derivesFrom = await readDerivations(involved, tx);
  const moved: Standing[] = [];
  const changed: Derived[] = [];
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
      changed.push({ id: claim.id, sourceCount, originCount, sourceNames });
    }
  }
  if (changed.length > 0) await writeDerived(tx, changed);
  await index(tx, claims);
  return moved;
}

type Derived = { id: number; sourceCount: number; originCount: number; sourceNames: string };

/** A slice in one statement: a pasted list of claims would keep other writers waiting. */
async function writeDerived(tx: Transaction, derived: readonly Derived[]): Promise<void> {
  await execute(
    tx,
    Prisma.sql`
    UPDATE "Claim"
    SET "sourceCount" = row.value ->> 'sourceCount',
        "originCount" = row.value ->> 'originCount',
        "sourceNames" = row.value ->> 'sourceNames'
    FROM json_each(${JSON.stringify(derived)}) AS row
    WHERE "Claim"."id" = row.value ->> 'id'`,
  );
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

async function index(tx: Transaction, claims: readonly Indexed[]): Promise<void> {
  const words = JSON.stringify(claims.map(indexedWords));
  await execute(
    tx,
    Prisma.sql`
    DELETE FROM "claim_fts"
    WHERE rowid IN (SELECT row.value ->> 'id' FROM json_each(${words}) AS row)`,
  );
  await execute(
    tx,
    Prisma.sql`
    INSERT INTO "claim_fts" (rowid, wording, quotes, note, sources)
    SELECT row.value ->> 'id', row.value ->> 'wording', row.value ->> 'quotes',
           row.value ->> 'note', row.value ->> 'sources'
    FROM json_each(${words}) AS row`,
  );
}

function indexedWords(claim: Indexed) {
  const quotes = claim.citations.map((citation) => citation.quote);
  const notes = [claim.note, ...claim.citations.map((citation) => citation.note)];
  const sources = [
    claim.assertedBy,
    ...claim.citations.flatMap(({ source }) => [source.name, source.aliases]),
  ];
  return {
    id: claim.id,
    wording: claim.wording,
    quotes: quotes.filter(Boolean).join("\n"),
    note: notes.filter(Boolean).join("\n"),
    sources: [...new Set(sources.filter(Boolean))].join("\n"),
  };
}

/**
 * What the given sources derive from, and what those derive from, to the end.
 * @param tx inside a command, its transaction.
 */
export async function readDerivations(
  sourceIds: readonly number[],
  tx?: Transaction,
): Promise<Derivations> {
  const derivesFrom = new Map<number, number[]>();
  const unique = [...new Set(sourceIds)];
  if (unique.length === 0) return derivesFrom;
  const found = await rows<{ sourceId: number; originId: number }>(
    Prisma.sql`
    WITH RECURSIVE reached(id) AS (
      SELECT value FROM json_each(${JSON.stringify(unique)})
      UNION
      SELECT d."originId" FROM "SourceDerivation" d JOIN reached r ON d."sourceId" = r.id
    )
    SELECT d."sourceId", d."originId"
    FROM "SourceDerivation" d JOIN reached r ON d."sourceId" = r.id`,
    tx,
  );
  for (const row of found) {
    const origins = derivesFrom.get(row.sourceId);
    if (origins) origins.push(row.originId);
    else derivesFrom.set(row.sourceId, [row.originId]);
  }
  return derivesFrom;
}
