/**
 * Writes new claims inside a command's transaction: rows with the story's next numbers, their
 * first citations, tags and events. Everything is checked before the first write, and rows are
 * written together, because a pasted list must not keep other writers waiting.
 */
import type { Actor, Authorized } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import type { Transaction } from "@/lib/audit/commit";
import type { EventOf, NewEvent } from "@/lib/audit/events";
import { wordsOf, type StandingCitation } from "@/lib/ledger/standing/found-by";
import { NO_DERIVATIONS } from "@/lib/ledger/sources/origins";
import { keptOfClaim } from "@/lib/ledger/standing/standing";
import { execute } from "@/lib/platform/rows";
import { addToIndex } from "@/lib/platform/search-index";
import { foundByOf } from "@/lib/ledger/citations/rules";
import { insertMany, insertReturning, type Columns } from "@/lib/platform/sets";
import { Prisma } from "@/prisma/generated/client";
import type { StoryToWriteIn } from "@/lib/stories/find";
import {
  readCheckers,
  readSources,
  requireChecker,
  requireSource,
  type FoundSource,
} from "./nameable";
import type { LogClaimInput } from "./input";
import { attributionFor, claimRef, type Stance, type Terms } from "./rules";

export type LoggedClaim = { claimId: number; number: number; ref: string };

export type Entry = Omit<LogClaimInput, "story"> & {
  /** Of the citation: verbatim words of the source, the day it said so, a note. */
  quote?: string | undefined;
  saidOn?: Date | null | undefined;
  sourceNote?: string | undefined;
  /** Several sources, each with what is particular to the claim, in place of one and what it said. */
  citations?: readonly EntryCitation[] | undefined;
};

export type EntryCitation = {
  sourceId: number;
  stance?: Stance | undefined;
  terms?: Terms | undefined;
  locator?: string | undefined;
  quote?: string | undefined;
  saidOn?: Date | null | undefined;
  note?: string | undefined;
};
/** Names an entry's field in a refusal: "sourceId", or "claims.3.sourceId" in a list. */
type Place = (field: string, index: number) => string;

type Beside = NonNullable<EventOf<"claim.logged">["data"]["beside"]>;

/** What a row of a table says of its citation. */
function besideOf([first]: readonly CitedSource[]): Beside {
  return {
    ...(first?.saidOn && { saidOn: first.saidOn.toISOString().slice(0, 10) }),
    ...(first?.note && { sourceNote: first.note }),
  };
}

/** @throws SourcelineError INVALID for a source or checker that cannot be had. */
export async function createClaims(
  tx: Transaction,
  actor: Authorized<"claim.read">,
  at: Date,
  story: StoryToWriteIn,
  entries: readonly Entry[],
  place: Place,
): Promise<{ logged: LoggedClaim[]; events: NewEvent[] }> {
  const checked = await checkEntries(tx, actor, story, entries, place);
  const newClaims = checked.map((entry, index) =>
    toClaim(actor, at, story.id, story.nextClaimNumber + index, entry),
  );
  const made = await insertReturning(tx, "Claim", newClaims, ["id", "number"]);
  await execute(
    tx,
    Prisma.sql`UPDATE "Story" SET "nextClaimNumber" = "nextClaimNumber" + ${entries.length}
               WHERE "id" = ${story.id}`,
  );
  const ids = new Map(made.map(({ id, number }) => [number, id]));
  const written = checked.map((entry, index): WrittenEntry => {
    const claim = newClaims[index];
    const claimId = ids.get(claim?.number ?? 0);
    if (claimId === undefined || !claim) {
      throw new Error("A claim was to be logged and is not there.");
    }
    return { ...entry, claimId, claim };
  });
  await writeBeside(tx, actor, at, written);
  return {
    logged: written.map(({ claimId, claim }) => toLogged(claimId, claim.number)),
    events: written.map(loggedEvent),
  };
}

/** A citation with nothing left open: terms that nobody said are not said. */
type CitedSource = { source: FoundSource; stance: Stance; terms: Terms; locator: string } & {
  quote: string;
  saidOn: Date | null;
  note: string;
};

type CheckedEntry = Entry & { cited: readonly CitedSource[] };
type NewClaim = ReturnType<typeof toClaim>;
type WrittenEntry = CheckedEntry & { claimId: number; claim: NewClaim };

async function checkEntries(
  tx: Transaction,
  actor: Authorized<"claim.read">,
  story: StoryToWriteIn,
  entries: readonly Entry[],
  place: Place,
): Promise<CheckedEntry[]> {
  // A pasted list mostly names one source throughout.
  const sources = await readSources(
    tx,
    actor,
    each(entries, (entry) => namedIn(entry).map(({ sourceId }) => sourceId)),
  );
  const checkers = await readCheckers(
    tx,
    each(entries, ({ checkerId }) => (checkerId ? [checkerId] : [])),
    [story.id],
  );
  return entries.map((entry, index) => {
    const { checkerId } = entry;
    const cited = namedIn(entry).map(({ sourceId, ...given }): CitedSource => {
      const field = place("sourceId", index);
      return {
        source: requireSource(sources, sourceId, field, { isTold: false }),
        ...{ stance: given.stance ?? "supports", terms: given.terms ?? "not_said" },
        ...{ locator: given.locator ?? "", quote: given.quote ?? "", note: given.note ?? "" },
        saidOn: given.saidOn ?? null,
      };
    });
    if (checkerId) {
      authorize(actor, "claim.assign");
      requireChecker(checkers, checkerId, story, place("checkerId", index));
    }
    return { ...entry, cited };
  });
}

/** The sources that an entry names: several, or one with what it said. */
function namedIn({
  citations,
  sourceId,
  quote,
  saidOn,
  sourceNote,
}: Entry): readonly EntryCitation[] {
  if (citations) return citations;
  return sourceId ? [{ sourceId, quote, saidOn, note: sourceNote }] : [];
}

function each(entries: readonly Entry[], idsOf: (entry: Entry) => readonly number[]): number[] {
  return [...new Set(entries.flatMap(idsOf))];
}

/** Citations, tags and the search index of claims that are there by now. */
async function writeBeside(
  tx: Transaction,
  actor: Actor,
  at: Date,
  written: readonly WrittenEntry[],
): Promise<void> {
  await insertMany(
    tx,
    "Citation",
    written.flatMap(({ claimId, cited }) =>
      cited.map(({ source, ...citation }) => ({
        claimId,
        sourceId: source.id,
        ...citation,
        foundBy: foundByOf(actor),
        addedById: actor.userId,
        addedAt: at,
      })),
    ),
  );
  await insertMany(
    tx,
    "ClaimTag",
    written.flatMap(({ claimId, tags = [] }) => tags.map((tag) => ({ claimId, tag }))),
  );
  await addToIndex(
    tx,
    written.map((entry) => wordsOf({ id: entry.claimId, ...entry.claim }, citationsOf(entry))),
  );
}

/** The column's default: nobody has judged it. */
const UNKNOWN = 6;

/** The citations as they stand on the new claim: the sources as named, knowing of themselves. */
function citationsOf({ cited }: CheckedEntry): StandingCitation[] {
  return cited.map(({ source, stance, terms, quote, note }) => ({
    ...{ sourceId: source.id, stance, terms, agreedDescription: "" },
    ...{ credibility: UNKNOWN, quote, note, source, restsOn: [] },
  }));
}

function toClaim(actor: Actor, at: Date, storyId: number, number: number, entry: CheckedEntry) {
  const judged = {
    wording: entry.wording,
    kind: entry.kind ?? "fact",
    assertedBy: entry.assertedBy ?? "",
    attribution: entry.attribution ?? attributionFor(entry.cited[0]?.source.kind ?? null),
  };
  const recheckOn = entry.recheckOn?.toISOString().slice(0, 10) ?? "";
  return {
    storyId,
    number,
    ...judged,
    legalRisk: entry.legalRisk ?? "none",
    checkerId: entry.checkerId ?? null,
    asOf: entry.asOf ?? null,
    recheckOn: entry.recheckOn ?? null,
    note: entry.note ?? "",
    loggedById: actor.userId,
    loggedAt: at,
    contentChangedById: actor.userId,
    updatedAt: at,
    ...keptOfClaim({ ...judged, recheckOn }, citationsOf(entry), NO_DERIVATIONS),
  } satisfies Columns<"Claim">;
}

function loggedEvent(entry: WrittenEntry): NewEvent {
  const { claimId, claim, cited } = entry;
  const beside = besideOf(cited);
  const source = cited[0]?.source;
  return {
    type: "claim.logged",
    storyId: claim.storyId,
    claimId,
    ...(source && { sourceId: source.id }),
    data: {
      ref: claimRef(claim.number),
      wording: claim.wording,
      attribution: claim.attribution,
      kind: claim.kind,
      ...(source && { source: source.name }),
      ...(Object.keys(beside).length > 0 && { beside }),
    },
  };
}

function toLogged(claimId: number, number: number): LoggedClaim {
  return { claimId, number, ref: claimRef(number) };
}
