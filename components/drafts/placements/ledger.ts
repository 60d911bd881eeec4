/**
 * The ledger of a draft's placements: one row a claim, with every place that asks for a person and
 * what stands beside it, in the groups of the page. Pure.
 */
import type { FurtherPlace } from "@/lib/drafts/place/further";
import type { UnsettledPlacement } from "@/lib/drafts/place/unsettled";
import { gravestMatter, MATTERS, paragraphAt, type Matter } from "@/lib/drafts/rules";
import type { ClaimMatter } from "@/lib/drafts/place/matters";
import type { Part, Span } from "@/lib/text/text";
import { PART_LABELS } from "../part-labels";

/** What each matter is called, and what it asks. */
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
} as const satisfies Record<Matter, { title: string; says: string }>;

export type LedgerRow = Pick<FurtherPlace, "claimId" | "ref" | "wording" | "level" | "isLapsed"> & {
  group: Matter;
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
    const group = gravestMatter(
      claim && { state: claim.state, saysOther: claim.meaning.length > 0 },
      places.map(({ state }) => state),
    );
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
      MATTERS.indexOf(one.group) - MATTERS.indexOf(other.group) ||
      numberIn(one.ref) - numberIn(other.ref),
  );
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
  matters: readonly ClaimMatter[],
  paragraphs: ReadonlyArray<Span & { part?: Part | undefined }>,
): Array<{ part: Part; count: number }> {
  const counts = new Map<Part, number>();
  for (const start of matters.flatMap(({ starts }) => starts)) {
    const part = paragraphs[paragraphAt(paragraphs, start) - 1]?.part ?? "body";
    counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  return (Object.keys(PART_LABELS) as Part[]).flatMap((part) => {
    const count = counts.get(part);
    return count === undefined ? [] : [{ part, count }];
  });
}

/** Rows on a page; a draft that changed everything has a thousand. */
export const ROWS_ON_PAGE = 60;

export type LedgerWindow = {
  /** The claims that are shown: those that ask something, then as many without a place. */
  claimIds: number[];
  /** In the order of the page, with where each begins among all rows. */
  groups: Array<{ group: Matter; count: number; from: number }>;
  /** Rows that ask something, and of them those after this page's. */
  asking: number;
  hidden: number;
};

/** @param most rows that were asked for; at least a page's are shown. */
export function ledgerWindow(matters: readonly ClaimMatter[], most: number): LedgerWindow {
  const isAsking = ({ matter }: ClaimMatter) => matter !== "unplaced";
  const asking = matters.filter(isAsking).length;
  const shown = Math.max(ROWS_ON_PAGE, most);
  return {
    claimIds: [
      ...matters.slice(0, Math.min(asking, shown)),
      ...matters.slice(asking, asking + shown),
    ].map(({ claimId }) => claimId),
    groups: MATTERS.flatMap((group) => {
      const from = matters.findIndex(({ matter }) => matter === group);
      const count = matters.filter(({ matter }) => matter === group).length;
      return count === 0 ? [] : [{ group, count, from }];
    }),
    asking,
    hidden: Math.max(0, asking - shown),
  };
}

/** What the page draws. */
export type LedgerPage = Omit<LedgerWindow, "claimIds"> & {
  rows: LedgerRow[];
  parts: ReturnType<typeof mattersByPart>;
};
