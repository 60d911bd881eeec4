/**
 * Writes proposals that were accepted: the sources that the directory has not, the claims, where
 * they stand, and what was decided; as many statements for a hundred as for one. Everything was
 * checked before.
 */
import type { Actor, Authorized } from "@/lib/access/actor";
import type { Transaction } from "@/lib/audit/commit";
import { changesBetween } from "@/lib/audit/changes";
import type { NewEvent } from "@/lib/audit/events";
import type { FoundDraft } from "@/lib/drafts/find";
import { placeNew } from "@/lib/drafts/place/place-claims";
import { createClaims, type Entry } from "@/lib/ledger/claims/entries";
import { addSources, madeIn, type NewSource } from "@/lib/ledger/sources/commands";
import { refreshStanding } from "@/lib/ledger/standing/standing";
import { notFound } from "@/lib/platform/errors";
import { insertReturning, updateEach } from "@/lib/platform/sets";
import type { StoryToWriteIn } from "@/lib/stories/find";

export type StoredProposal = {
  id: number;
  revision: number;
  origin: "rules" | "model";
  start: number;
  end: number;
  data: string;
};

/** One that the directory holds, or one that is to be added to it; then the same for all who name it. */
export type SourceToCite = NewSource | { id: number; name: string; aliases: string };

export type ProposedEntry = Omit<Entry, "sourceId">;

export type Accepted = {
  proposal: StoredProposal;
  entry: ProposedEntry;
  source: SourceToCite | null;
  /** The others who say so with the source. */
  also: readonly SourceToCite[];
};

export type AcceptedProposal = { claimId: number; ref: string; source: string | null };

/** @returns of each, in the order given, what came of it; and the events of all. */
export async function writeAccepted(
  tx: Transaction,
  actor: Authorized<"draft.read">,
  at: Date,
  { draft, story }: { draft: FoundDraft; story: StoryToWriteIn },
  accepted: readonly Accepted[],
): Promise<{ results: AcceptedProposal[]; events: NewEvent[] }> {
  const added = await addNew(tx, actor, at, story, accepted);
  const entries = accepted.map(({ entry, source }) => ({
    ...entry,
    sourceId: source && idOf(source, added),
  }));
  const { logged, events } = await createClaims(tx, actor, at, story, entries, (field) => field);
  const written = accepted.map(({ proposal, entry, source, also }, index) => {
    const claim = logged[index];
    if (!claim) throw new Error("A claim was to be logged and is not there.");
    return { proposal, quote: entry.quote ?? "", source, also, claim, span: proposal };
  });
  const cited = await citeOthers(tx, actor, at, draft.storyId, written, added);
  const placed = await placeNew(tx, actor, at, draft, written);
  await decideAll(tx, actor, at, written);
  return {
    results: written.map(({ claim: { claimId, ref }, source, also }) => ({
      claimId,
      ref,
      source: source && [source, ...also].map(({ name }) => name).join(", "),
    })),
    events: written.flatMap(({ proposal, source, also, claim }, index) => {
      const named = source ? [source, ...also] : [];
      const created = named.flatMap((one) => ("id" in one ? [] : takeEvent(added, one)));
      const own = [events[index], ...(cited.get(claim.claimId) ?? []), placed[index]];
      const said = own.filter((event) => event !== undefined);
      return [...created, ...said, acceptedEvent(draft, proposal, claim)];
    }),
  };
}

const idOf = (source: SourceToCite, added: Added): number | null =>
  "id" in source ? source.id : (added.get(source)?.id ?? null);

type Written = Pick<Accepted, "also"> & { quote: string; claim: { claimId: number; ref: string } };

/** Citations of those who say so beside the first; of each claim what to tell of it. */
async function citeOthers(
  tx: Transaction,
  actor: Actor,
  at: Date,
  storyId: number,
  written: readonly Written[],
  added: Added,
): Promise<Map<number, NewEvent[]>> {
  const told = new Map<number, NewEvent[]>();
  const own = { addedById: actor.userId, addedAt: at };
  const others = written.flatMap(({ claim, quote, also }) =>
    also.map((source, index) => {
      const sourceId = idOf(source, added);
      if (sourceId === null) throw new Error("A source was to be cited and is not there.");
      const said = { terms: "not_said", quote, position: index + 1 } as const;
      const row = { claimId: claim.claimId, sourceId, ...said, ...own };
      return { row, name: source.name, ref: claim.ref };
    }),
  );
  if (others.length === 0) return told;
  const rows = others.map(({ row }) => row);
  const made = await insertReturning(tx, "Citation", rows, ["id", "claimId", "sourceId"]);
  for (const { row, name, ref } of others) {
    const { claimId, sourceId } = row;
    const citation = made.find((one) => one.claimId === claimId && one.sourceId === sourceId);
    if (!citation) throw new Error("A citation was to be added and is not there.");
    const changes = changesBetween({}, { quote: row.quote });
    const data = { ref, citationId: citation.id, source: name, changes };
    const event: NewEvent = { type: "citation.added", storyId, claimId, sourceId, data };
    told.set(claimId, [...(told.get(claimId) ?? []), event]);
  }
  await refreshStanding(tx, [...told.keys()]);
  return told;
}

type Added = Map<NewSource, { id: number; event: NewEvent | null }>;

/** Each once, though several may name it. */
async function addNew(
  tx: Transaction,
  actor: Actor,
  at: Date,
  story: StoryToWriteIn,
  accepted: readonly Accepted[],
): Promise<Added> {
  const sources = accepted
    .flatMap(({ source, also }) => (source ? [source, ...also] : []))
    .flatMap((source) => ("id" in source ? [] : source));
  const unique = [...new Set(sources)];
  const made = await addSources(tx, actor, at, unique, madeIn(story));
  return new Map(
    unique.flatMap((source, index) => {
      const one = made[index];
      return one ? [[source, one] as const] : [];
    }),
  );
}

/** That it was added is told where it is first named. */
function takeEvent(added: Added, source: NewSource): NewEvent[] {
  const { id, event } = added.get(source) ?? {};
  if (id === undefined || !event) return [];
  added.set(source, { id, event: null });
  return [event];
}

function acceptedEvent(
  draft: FoundDraft,
  { start, end, origin }: StoredProposal,
  { claimId, ref }: { claimId: number; ref: string },
): NewEvent {
  return {
    type: "proposal.accepted",
    storyId: draft.storyId,
    claimId,
    data: { ref, draft: draft.number, quote: draft.text.slice(start, end), origin },
  };
}

async function decideAll(
  tx: Transaction,
  actor: Actor,
  at: Date,
  written: ReadonlyArray<{ proposal: StoredProposal; claim: { claimId: number } }>,
): Promise<void> {
  const changed = await updateEach(
    tx,
    "Proposal",
    written.map(({ proposal: { id, revision }, claim: { claimId } }) => ({
      where: { id, revision },
      set: {
        state: "accepted" as const,
        claimId,
        decidedById: actor.userId,
        decidedAt: at,
        revision: revision + 1,
      },
    })),
  );
  if (changed < written.length) throw notFound("That proposal");
}
