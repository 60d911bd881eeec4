/**
 * Copies citations from one claim to others, with all that is particular to each: stance, terms and
 * the words agreed, the description, basis, what it rests on, credibility, quote, locator, day, channel, who found it, note. A file is not
 * copied: both citations name the same content, and taking it off one leaves it with the other.
 * A copy keeps who cited and when; that it is one stands in the log.
 */
import type { Transaction } from "@/lib/audit/commit";
import { insertMany, insertReturning } from "@/lib/platform/sets";

/** The claim's citations that were not taken off it, in their order. */
export function readStandingCitations(tx: Transaction, claimId: number) {
  return tx.citation.findMany({
    where: { claimId, removedAt: null },
    include: {
      source: { select: { name: true } },
      restsOn: { select: { sourceId: true }, orderBy: { sourceId: "asc" } },
      attachments: { where: { removedAt: null }, orderBy: { id: "asc" } },
    },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
}

export type CitationToCopy = Awaited<ReturnType<typeof readStandingCitations>>[number];

export type Copy = { citation: CitationToCopy; claimId: number; position: number };

/** @returns the id of each copy, in the order given. No two go to one position of a claim. */
export async function copyCitations(tx: Transaction, copies: readonly Copy[]): Promise<number[]> {
  const made = await insertReturning(
    tx,
    "Citation",
    copies.map(({ citation, claimId, position }) => ({ ...ownOf(citation), claimId, position })),
    ["id", "claimId", "position"],
  );
  const idAt = new Map(made.map(({ id, claimId, position }) => [`${claimId}/${position}`, id]));
  const ids = copies.map(({ claimId, position }) => {
    const id = idAt.get(`${claimId}/${position}`);
    if (id === undefined) throw new Error("A citation was to be copied and is not there.");
    return id;
  });
  const beside = copies.map(({ citation }, index) => ({ citation, citationId: ids[index] ?? 0 }));
  await insertMany(
    tx,
    "CitationRest",
    beside.flatMap(({ citation, citationId }) =>
      citation.restsOn.map(({ sourceId }) => ({ citationId, sourceId })),
    ),
  );
  await insertMany(
    tx,
    "Attachment",
    beside.flatMap(({ citation, citationId }) =>
      citation.attachments.map(({ name, mediaType, size, sha256, addedById, addedAt }) => ({
        ...{ citationId, name, mediaType, size, sha256, addedById, addedAt },
      })),
    ),
  );
  return ids;
}

/** What the citation's own row says of this source and this claim. */
function ownOf(citation: CitationToCopy) {
  const { sourceId, stance, terms, termsAgreed, agreedDescription, basis, credibility } = citation;
  const { quote, locator, saidOn, channel, foundBy, note, addedById, addedAt } = citation;
  return {
    ...{ sourceId, stance, terms, termsAgreed, agreedDescription, basis, credibility },
    ...{ quote, locator, saidOn, channel, foundBy, note, addedById, addedAt },
  };
}
