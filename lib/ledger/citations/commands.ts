/**
 * Citations: the link between a claim and a source, with all that is particular to this claim.
 * Every change to one is a change to what a verdict was about, so the verdict lapses.
 */
import type { Actor, Authorized } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { changesBetween, isEmpty } from "@/lib/audit/changes";
import { atLeastOne, commit, unchanged, type Transaction } from "@/lib/audit/commit";
import type { NewEvent } from "@/lib/audit/events";
import type { Changes } from "@/lib/audit/events";
import { refreshStanding } from "@/lib/ledger/standing/standing";
import { assertStanding, findClaim, type FoundClaim } from "@/lib/ledger/claims/find";
import { findSource, type FoundSource } from "@/lib/ledger/claims/nameable";
import {
  assertNotRemoved,
  assertRevision,
  findCitation,
  findRests,
  type FoundCitation,
  type Rest,
} from "./find";
import type { AddCitationInput, CitationPatch, EditCitationInput } from "@/lib/ledger/claims/input";
import { reviseClaim } from "@/lib/ledger/claims/revise";
import { confidentialTermsFault } from "@/lib/ledger/identities/rules";
import type { Terms } from "@/lib/ledger/claims/rules";
import { invalidField } from "@/lib/platform/errors";
import { descriptionFault, foundByOf, isDescribed } from "./rules";

export async function addCitation(
  actor: Actor,
  input: AddCitationInput,
): Promise<{ citationId: number }> {
  authorize(actor, "citation.edit");
  return commit(actor, async (tx, at) => {
    const { citationId, events } = await writeCitation(tx, actor, at, input);
    return { result: { citationId }, events: atLeastOne(events) };
  });
}

/** Cites a source on a claim within a turn of whoever may; what is said of it in the log is answered. */
export async function writeCitation(
  tx: Transaction,
  actor: Authorized<"citation.edit">,
  at: Date,
  input: AddCitationInput,
): Promise<{ citationId: number; events: NewEvent[] }> {
  const { claimId, sourceId, restsOn, evenIfRetracted: isTold = false, ...given } = input;
  const { terms = "not_said" } = given;
  assertDescription(terms, given.agreedDescription ?? "");
  const claim = await findClaim(tx, actor, claimId);
  assertStanding(claim);
  const source = await findSource(tx, actor, sourceId, "sourceId", { isTold });
  assertTerms(terms, source);
  const fields = describedAs(source, terms, given);
  const rests = await findRests(tx, actor, sourceId, { asked: restsOn ?? [], isTold });
  const last = await tx.citation.findFirst({
    where: { claimId },
    orderBy: { position: "desc" },
    select: { position: true },
  });
  const citation = await tx.citation.create({
    data: {
      foundBy: foundByOf(actor),
      ...present(fields),
      terms,
      claimId,
      sourceId,
      position: (last?.position ?? -1) + 1,
      addedById: actor.userId,
      addedAt: at,
      restsOn: { create: rests.map((rest) => ({ sourceId: rest.id })) },
    },
  });
  const changes = changesBetween({}, { ...present(fields), restsOn: names(rests) });
  const lapsed = await reviseClaim(
    tx,
    actor,
    at,
    claim,
    {},
    {
      because: `a citation of ${source.name} was added`,
    },
  );
  await refreshStanding(tx, [claimId]);
  const added: NewEvent = {
    type: "citation.added",
    ...subject(claim, sourceId),
    data: { ref: claim.ref, citationId: citation.id, source: source.name, changes },
  };
  return { citationId: citation.id, events: [added, ...lapsed] };
}

export async function editCitation(
  actor: Actor,
  input: EditCitationInput,
): Promise<{ revision: number }> {
  authorize(actor, "citation.edit");
  return commit(actor, async (tx, at) => {
    const { citation, claim } = await findCitation(tx, actor, input.citationId);
    assertStanding(claim);
    assertRevision(citation, input.revision, claim);
    assertNotRemoved(citation);
    const changes = await writePatch(
      tx,
      actor,
      citation,
      input.patch,
      input.evenIfRetracted ?? false,
    );
    if (isEmpty(changes)) return unchanged({ revision: citation.revision });
    const lapsed = await reviseClaim(
      tx,
      actor,
      at,
      claim,
      {},
      {
        because: `the citation of ${citation.source.name} changed`,
      },
    );
    await refreshStanding(tx, [claim.id]);
    const edited: NewEvent = {
      type: "citation.edited",
      ...subject(claim, citation.sourceId),
      data: { ref: claim.ref, citationId: citation.id, source: citation.source.name, changes },
    };
    const result = { revision: citation.revision + 1 };
    return { result, events: atLeastOne([edited, ...lapsed]) };
  });
}

async function writePatch(
  tx: Transaction,
  actor: Authorized<"claim.read">,
  citation: FoundCitation,
  patch: CitationPatch,
  isTold: boolean,
): Promise<Changes> {
  const { sourceId, restsOn, ...given } = patch;
  const source =
    sourceId !== undefined && sourceId !== citation.sourceId
      ? await findSource(tx, actor, sourceId, "sourceId", { isTold })
      : null;
  const terms = given.terms ?? citation.terms;
  const cited = source ?? citation.source;
  // What it stands on already, it may keep: it left by name before the source was another.
  const isOtherwise = source !== null || terms !== citation.terms;
  if (isOtherwise) assertTerms(terms, cited);
  const isUndescribed = isOtherwise && citation.agreedDescription === "";
  const fields = withDescription(
    citation,
    isUndescribed ? describedAs(cited, terms, given) : given,
  );
  const changes = changesBetween(citation, fields);
  if (source) changes.source = { from: citation.source.name, to: source.name };
  const held = citation.restsOn.map((rest) => ({ id: rest.sourceId, name: rest.source.name }));
  const asked = { asked: restsOn ?? ids(held), held, isTold };
  const rests = await findRests(tx, actor, source?.id ?? citation.sourceId, asked);
  const isRerested = !hasSameMembers(ids(held), ids(rests));
  if (isRerested) changes.restsOn = { from: names(held), to: names(rests) };
  if (isEmpty(changes)) return changes;
  await tx.citation.update({
    where: { id: citation.id },
    data: {
      ...present(fields),
      ...(source && { sourceId: source.id }),
      ...(isRerested && {
        restsOn: { deleteMany: {}, create: rests.map((rest) => ({ sourceId: rest.id })) },
      }),
      revision: { increment: 1 },
    },
  });
  return changes;
}

/** @throws SourcelineError INVALID for a description under terms that know none. */
function assertDescription(terms: Terms, agreedDescription: string): void {
  const fault = descriptionFault(terms, agreedDescription);
  if (fault !== null) throw invalidField("agreedDescription", fault);
}

type Cited = Pick<FoundSource, "name" | "confidential" | "agreedDescription">;

/** @throws SourcelineError INVALID for terms that would let a confidential source's name leave. */
function assertTerms(terms: Terms, source: Cited): void {
  const fault = source.confidential ? confidentialTermsFault(terms, source.name) : null;
  if (fault !== null) throw invalidField("terms", fault);
}

/** Where nothing else is given, by the description that was agreed with the source for all claims. */
function describedAs<Given extends { agreedDescription?: string | undefined }>(
  { agreedDescription }: Cited,
  terms: Terms,
  given: Given,
): Given {
  if (given.agreedDescription !== undefined || !isDescribed(terms)) return given;
  return agreedDescription === "" ? given : { ...given, agreedDescription };
}

type Fields = Omit<CitationPatch, "sourceId" | "restsOn">;

/** Terms that know no description take the one that was agreed under others away. */
function withDescription(citation: FoundCitation, given: Fields): Fields {
  const terms = given.terms ?? citation.terms;
  assertDescription(terms, given.agreedDescription ?? "");
  const isLeft = citation.agreedDescription !== "" && !isDescribed(terms);
  return isLeft ? { ...given, agreedDescription: "" } : given;
}

export async function removeCitation(
  actor: Actor,
  input: { citationId: number; revision: number },
): Promise<{ revision: number }> {
  return setRemoved(actor, input, true);
}

export async function restoreCitation(
  actor: Actor,
  input: { citationId: number; revision: number },
): Promise<{ revision: number }> {
  return setRemoved(actor, input, false);
}

async function setRemoved(
  actor: Actor,
  input: { citationId: number; revision: number },
  remove: boolean,
): Promise<{ revision: number }> {
  authorize(actor, "citation.edit");
  return commit(actor, async (tx, at) => {
    const { citation, claim } = await findCitation(tx, actor, input.citationId);
    assertStanding(claim);
    assertRevision(citation, input.revision, claim);
    if ((citation.removedAt !== null) === remove) return unchanged({ revision: citation.revision });
    await tx.citation.update({
      where: { id: citation.id },
      data: { removedAt: remove ? at : null, revision: { increment: 1 } },
    });
    const what = remove ? "removed" : "restored";
    const lapsed = await reviseClaim(
      tx,
      actor,
      at,
      claim,
      {},
      {
        because: `the citation of ${citation.source.name} was ${what}`,
      },
    );
    await refreshStanding(tx, [claim.id]);
    const event: NewEvent = {
      type: `citation.${what}`,
      ...subject(claim, citation.sourceId),
      data: { ref: claim.ref, citationId: citation.id, source: citation.source.name },
    };
    const result = { revision: citation.revision + 1 };
    return { result, events: atLeastOne([event, ...lapsed]) };
  });
}

function names(sources: readonly Rest[]): string[] {
  return sources.map((source) => source.name).sort();
}

function ids(sources: readonly Rest[]): number[] {
  return sources.map((source) => source.id);
}

function hasSameMembers(some: readonly number[], others: readonly number[]): boolean {
  return some.length === others.length && some.every((member) => others.includes(member));
}

function present<Fields extends Record<string, unknown>>(fields: Fields): Fields {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Fields;
}

function subject(claim: FoundClaim, sourceId: number) {
  return { storyId: claim.storyId, claimId: claim.id, sourceId };
}
