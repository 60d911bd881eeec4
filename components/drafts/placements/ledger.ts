/**
 * The ledger of a draft's placements: one row a claim, with every place that asks for a person and
 * what stands beside it, in the groups of the page. Pure.
 */
import type { FurtherPlace } from "@/lib/drafts/place/further";
import type { UnsettledPlacement } from "@/lib/drafts/place/unsettled";
import type { Part } from "@/lib/text/text";
import { PART_LABELS } from "../part-labels";

/** In the order of the page: what is graver comes first. */
export const LEDGER_GROUPS = {
  contradicts: { title: "Contradictions", says: "The draft says two different things." },
  moved: {
    title: "Says something else",
    says: "Their verdicts lapsed. Say whether the sentence still states the claim.",
  },
  reworded: {
    title: "In other words",
    says: "Nothing that is known to change the meaning. Look at the words.",
  },
  pending: { title: "Stands twice", says: "It could stand in more than one place. Say which." },
  orphaned: {
    title: "Gone",
    says: "Its words are in no sentence any more. Say where it stands now, or withdraw it.",
  },
  offered: {
    title: "Said again",
    says: "The draft seems to say it in another place too. What is accepted is watched.",
  },
  unplaced: {
    title: "Without a place",
    says: "Logged without the text. Find their words to see them in it, or leave them as they are.",
  },
} as const;
export type LedgerGroup = keyof typeof LEDGER_GROUPS;
const GROUPS = Object.keys(LEDGER_GROUPS) as LedgerGroup[];

export type LedgerRow = Pick<FurtherPlace, "claimId" | "ref" | "wording" | "level" | "isLapsed"> & {
  group: LedgerGroup;
  /** The claim's own place, where a person has to decide about it. */
  own: UnsettledPlacement | null;
  /** Where it stands for sure: shown beside what says otherwise. */
  stands: { sentence: string; paragraph: number } | null;
  /** Those that ask come first, then those that are watched. */
  further: FurtherPlace[];
};

/**
 * The rows, by group and number of the claim. A claim with several matters stands once, under the
 * gravest of them.
 */
export function ledgerOf(
  claims: readonly UnsettledPlacement[],
  further: readonly FurtherPlace[],
): LedgerRow[] {
  const byClaim = new Map<number, FurtherPlace[]>();
  for (const place of further) {
    byClaim.set(place.claimId, [...(byClaim.get(place.claimId) ?? []), place]);
  }
  const own = new Map(claims.map((claim) => [claim.claimId, claim]));
  const rows = [...new Set([...own.keys(), ...byClaim.keys()])].flatMap((claimId): LedgerRow[] => {
    const claim = own.get(claimId) ?? null;
    const places = byClaim.get(claimId) ?? [];
    const group = groupOf(claim, places);
    const subject = claim ?? places[0];
    if (!group || !subject) return [];
    const { ref, wording, level, isLapsed } = subject;
    return [
      {
        ...{ claimId, ref, wording, level, isLapsed, group, own: claim },
        stands: claim ? null : standsIn(places[0]),
        further: places,
      },
    ];
  });
  return rows.sort(
    (one, other) =>
      GROUPS.indexOf(one.group) - GROUPS.indexOf(other.group) ||
      numberIn(one.ref) - numberIn(other.ref),
  );
}

function groupOf(
  claim: UnsettledPlacement | null,
  places: readonly FurtherPlace[],
): LedgerGroup | null {
  const has = (state: FurtherPlace["state"]) => places.some((place) => place.state === state);
  if (has("contradicts")) return "contradicts";
  if (claim?.state === "moved" && claim.meaning.length > 0) return "moved";
  if (has("moved")) return "moved";
  if (claim?.state === "moved") return "reworded";
  if (claim?.state === "pending" || claim?.state === "orphaned") return claim.state;
  if (has("offered")) return "offered";
  return claim ? "unplaced" : null;
}

function standsIn(place: FurtherPlace | undefined): LedgerRow["stands"] {
  if (!place || place.ownParagraph === 0) return null;
  return { sentence: place.own, paragraph: place.ownParagraph };
}

function numberIn(ref: string): number {
  return Number(/\d+/.exec(ref)?.[0] ?? 0);
}

/** "Headline", "Caption ¶ 9", "Body ¶ 3": where a place is, as the draft's margin says it. */
export function placeLabel(part: Part | undefined, paragraph: number): string {
  if (part === "headline" || part === "deck") return PART_LABELS[part];
  return `${PART_LABELS[part ?? "body"]} ¶ ${paragraph}`;
}

/** How many matters each part of the draft has, in the order of the parts; those without any left out. */
export function mattersByPart(
  rows: readonly LedgerRow[],
  partOf: (paragraph: number) => Part | undefined,
): Array<{ part: Part; count: number }> {
  const counts = new Map<Part, number>();
  const add = (paragraph: number) => {
    const part = partOf(paragraph) ?? "body";
    counts.set(part, (counts.get(part) ?? 0) + 1);
  };
  for (const { own, further } of rows) {
    if (own && own.paragraph > 0) add(own.paragraph);
    for (const { state, paragraph } of further) if (state !== "placed") add(paragraph);
  }
  return (Object.keys(PART_LABELS) as Part[]).flatMap((part) => {
    const count = counts.get(part);
    return count === undefined ? [] : [{ part, count }];
  });
}
