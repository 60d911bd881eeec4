/**
 * What a merge of sources means for each citation it touches, in words for the claim's history:
 * the source it names and what it rests on, before and after.
 */
import { changesBetween, isEmpty } from "@/lib/audit/changes";
import type { Transaction } from "@/lib/audit/commit";
import type { NewEvent } from "@/lib/audit/events";
import { claimRef } from "@/lib/ledger/claims/rules";
import { rows } from "@/lib/platform/rows";
import { among } from "@/lib/platform/sets";
import { Prisma } from "@/prisma/generated/client";

/** Ids of the citations that cite or rest on the source, removed ones included. */
export async function citationsNaming(tx: Transaction, sourceId: number): Promise<number[]> {
  const found = await rows<{ id: number }>(
    Prisma.sql`SELECT "id" FROM "Citation" WHERE "sourceId" = ${sourceId}
               UNION
               SELECT "citationId" FROM "CitationRest" WHERE "sourceId" = ${sourceId}
               ORDER BY 1`,
    tx,
  );
  return found.map(({ id }) => id);
}

export type CitationText = {
  claimId: number;
  storyId: number;
  ref: string;
  source: string;
  restsOn: string[];
};

type StoredText = Omit<CitationText, "ref" | "restsOn"> & { id: number; number: number };

/** What the citations say of their sources, for telling before from after in the history. */
export async function describeCitations(
  tx: Transaction,
  citationIds: readonly number[],
): Promise<Map<number, CitationText>> {
  const citations = await rows<StoredText>(
    Prisma.sql`
      SELECT c."id", c."claimId", k."storyId", k."number", s."name" AS "source"
      FROM "Citation" c JOIN "Claim" k ON k."id" = c."claimId"
        JOIN "Source" s ON s."id" = c."sourceId"
      WHERE c."id" IN ${among(citationIds)} ORDER BY c."id"`,
    tx,
  );
  const rests = await rows<{ citationId: number; name: string }>(
    Prisma.sql`
      SELECT r."citationId", s."name"
      FROM "CitationRest" r JOIN "Source" s ON s."id" = r."sourceId"
      WHERE r."citationId" IN ${among(citationIds)}`,
    tx,
  );
  const restsOn = new Map<number, string[]>(citations.map(({ id }) => [id, []]));
  for (const { citationId, name } of rests) restsOn.get(citationId)?.push(name);
  return new Map(
    citations.map(({ id, number, ...citation }) => [
      id,
      { ...citation, ref: claimRef(number), restsOn: (restsOn.get(id) ?? []).sort() },
    ]),
  );
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
