/**
 * Makes several claims of one, inside a command's transaction. The first part keeps the number and
 * all that happened to the claim; every other gets a number of its own, the claim's fields and a
 * copy of each citation, and waits for review where the claim did. A verdict was given on the
 * whole, so it lapses. Whoever wrote the whole wrote the parts.
 */
import type { Actor, Authorized } from "@/lib/access/actor";
import { changesBetween } from "@/lib/audit/changes";
import type { Transaction } from "@/lib/audit/commit";
import type { NewEvent } from "@/lib/audit/events";
import { addAuthors, everyAuthor } from "@/lib/ledger/claims/authors";
import { assertOpen } from "@/lib/ledger/claims/commands";
import { copyCitations, readStandingCitations } from "@/lib/ledger/claims/copied-citations";
import { createClaims, type LoggedClaim } from "@/lib/ledger/claims/entries";
import { assertStanding, type FoundClaim } from "@/lib/ledger/claims/find";
import { takeSteps } from "@/lib/ledger/claims/revise";
import { handOnSuspicions } from "@/lib/ledger/falls/suspicions";
import { refreshStanding } from "@/lib/ledger/standing/standing";
import { ruleUnmet } from "@/lib/platform/errors";
import { updateEach } from "@/lib/platform/sets";
import { findStoryBySlug } from "@/lib/stories/find";
import { saidChanges } from "@/lib/text/meaning/changes";
import { unmetForSplit } from "./rules";

export type SplitClaim = {
  /** The claims that came of it beside the one that keeps the number, in the order given. */
  parts: LoggedClaim[];
  events: NewEvent[];
};

/** @throws RULE_UNMET for a withdrawn claim, a killed story, and as `unmetForSplit` says. */
export async function splitOff(
  tx: Transaction,
  actor: Authorized<"claim.read">,
  at: Date,
  claim: FoundClaim,
  wordings: readonly string[],
): Promise<SplitClaim> {
  assertStanding(claim);
  const unmet = unmetForSplit(wordings);
  if (unmet.length > 0) throw ruleUnmet(`${claim.ref} cannot be split so.`, unmet);
  const story = await findStoryBySlug(tx, actor, claim.story.slug);
  assertOpen(story);
  const [first = claim.wording, ...others] = wordings;
  const authors = await everyAuthor(tx, claim);
  const entries = others.map((wording) => ({ ...inherited(claim), wording }));
  const { logged } = await createClaims(tx, actor, at, story, entries, (field) => field);
  const waits = claim.reviewState !== "open";
  const reviewState = waits ? "ready" : "open";
  await updateEach(
    tx,
    "Claim",
    logged.map(({ claimId }) => ({
      where: { id: claimId },
      set: {
        ...{ splitFromId: claim.id, checkerId: claim.checkerId },
        ...{ reviewState, readyAt: waits ? at : null },
      },
    })),
  );
  const citations = await copyToEach(tx, claim, logged);
  await addAuthors(tx, authorsOf(actor, claim, logged, authors));
  const refs = [claim.ref, ...logged.map(({ ref }) => ref)];
  const kept = await takeSteps(tx, actor, at, [
    {
      claim,
      set: { wording: first },
      content: {
        because: `it was split into ${refs.join(", ")}`,
        meaning: saidChanges(claim.wording, first),
      },
      event: {
        type: "claim.split",
        ...subjectOf(claim, claim.id),
        data: { ref: claim.ref, into: refs, changes: changesBetween(claim, { wording: first }) },
      },
      isIndexed: true,
    },
  ]);
  await handOnSuspicions(
    tx,
    claim.id,
    logged.map(({ claimId }) => claimId),
  );
  await refreshStanding(
    tx,
    logged.map(({ claimId }) => claimId),
  );
  const told = logged.map(({ claimId, ref }, index): NewEvent => ({
    type: "claim.split_off",
    ...subjectOf(claim, claimId),
    data: {
      ...{ ref, from: claim.ref, wording: others[index] ?? "" },
      ...{ attribution: claim.attribution, kind: claim.kind, reviewState },
      citations: citations.get(claimId) ?? [],
    },
  }));
  return { parts: logged, events: [...kept, ...told] };
}

/** What is true of each part because it is true of the whole. The checker is set beside. */
function inherited(claim: FoundClaim) {
  const { kind, assertedBy, attribution, legalRisk, asOf, recheckOn, note } = claim;
  const tags = claim.tags.map(({ tag }) => tag);
  return { kind, assertedBy, attribution, legalRisk, asOf, recheckOn, note, tags };
}

type Copied = { citationId: number; copyOf: number; source: string };

async function copyToEach(
  tx: Transaction,
  claim: FoundClaim,
  parts: readonly LoggedClaim[],
): Promise<Map<number, Copied[]>> {
  const citations = await readStandingCitations(tx, claim.id);
  const copies = parts.flatMap(({ claimId }) =>
    citations.map((citation, position) => ({ citation, claimId, position })),
  );
  const ids = await copyCitations(tx, copies);
  const copied = new Map<number, Copied[]>(parts.map(({ claimId }) => [claimId, []]));
  for (const [index, { citation, claimId }] of copies.entries()) {
    const { id: copyOf, source } = citation;
    copied.get(claimId)?.push({ citationId: ids[index] ?? 0, copyOf, source: source.name });
  }
  return copied;
}

/** The rows name who split it, as the one who logged the parts and changed the first. */
function authorsOf(
  actor: Actor,
  claim: FoundClaim,
  parts: readonly LoggedClaim[],
  authors: readonly number[],
) {
  return [claim.id, ...parts.map(({ claimId }) => claimId)].flatMap((claimId) =>
    authors.filter((userId) => userId !== actor.userId).map((userId) => ({ claimId, userId })),
  );
}

function subjectOf(claim: FoundClaim, claimId: number) {
  return { storyId: claim.storyId, claimId };
}
