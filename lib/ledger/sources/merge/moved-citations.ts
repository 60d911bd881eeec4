/**
 * What a merge of sources means for each citation it touches, in words for the claim's history:
 * the source it names and what it rests on, before and after.
 */
import { changesBetween, isEmpty } from "@/lib/audit/changes";
import type { Transaction } from "@/lib/audit/commit";
import type { NewEvent } from "@/lib/audit/events";
import { claimRef } from "@/lib/ledger/claims/rules";

/** Lists of ids go to the database in slices that it takes in one statement. */
const SLICE = 500;

export function* slices<Member>(list: readonly Member[]): Generator<Member[]> {
  for (let start = 0; start < list.length; start += SLICE) yield list.slice(start, start + SLICE);
}

/** Ids of the citations that cite or rest on the source, removed ones included. */
export async function citationsNaming(tx: Transaction, sourceId: number): Promise<number[]> {
  const rows = await tx.citation.findMany({
    where: {
      OR: [{ sourceId }, { restsOn: { some: { sourceId } } }],
    },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  return rows.map((row) => row.id);
}

export type CitationText = {
  claimId: number;
  storyId: number;
  ref: string;
  source: string;
  restsOn: string[];
};

/** What the citations say of their sources, for telling before from after in the history. */
export async function describeCitations(
  tx: Transaction,
  citationIds: readonly number[],
): Promise<Map<number, CitationText>> {
  const described = new Map<number, CitationText>();
  for (const slice of slices(citationIds)) {
    const rows = await tx.citation.findMany({
      where: { id: { in: slice } },
      select: {
        id: true,
        claimId: true,
        claim: { select: { storyId: true, number: true } },
        source: { select: { name: true } },
        restsOn: { select: { source: { select: { name: true } } } },
      },
    });
    for (const { id, claimId, claim, source, restsOn } of rows) {
      described.set(id, {
        ...{ claimId, storyId: claim.storyId, ref: claimRef(claim.number), source: source.name },
        restsOn: restsOn.map((rest) => rest.source.name).sort(),
      });
    }
  }
  return described;
}

/** One event per citation whose source, or what it rests on, reads differently now. */
export async function tellMovedCitations(
  tx: Transaction,
  sourceId: number,
  before: ReadonlyMap<number, CitationText>,
): Promise<NewEvent[]> {
  const after = await describeCitations(tx, [...before.keys()]);
  return [...before].flatMap(([citationId, was]): NewEvent[] => {
    const is = after.get(citationId) ?? was;
    const changes = changesBetween(
      { source: was.source, restsOn: was.restsOn },
      { source: is.source, restsOn: is.restsOn },
    );
    if (isEmpty(changes)) return [];
    const { storyId, claimId, ref, source } = was;
    const data = { ref, citationId, source, changes };
    return [{ type: "citation.edited", storyId, claimId, sourceId, data }];
  });
}
