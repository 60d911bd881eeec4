/**
 * Makes sources, claims, citations and verdicts for tests through the product's own commands,
 * and reads back what a claim's row, events and search index hold.
 */
import Database from "better-sqlite3";
import type { z } from "zod";
import type { Actor } from "@/lib/access/actor";
import type { EventOf, EventType } from "@/lib/audit/events";
import { addCitation } from "@/lib/ledger/citations/commands";
import { changeClaims } from "@/lib/ledger/claims/bulk";
import { logClaim } from "@/lib/ledger/claims/commands";
import { addCitationInput, logClaimInput } from "@/lib/ledger/claims/input";
import { handOverClaim } from "@/lib/ledger/claims/moves";
import type { SayableTerms } from "@/lib/ledger/claims/rules";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { createSource } from "@/lib/ledger/sources/commands";
import { createSourceInput } from "@/lib/ledger/sources/input";
import { giveVerdict } from "@/lib/ledger/verdicts/commands";
import type { VerdictLevel } from "@/lib/ledger/verdicts/rules";
import { makePerson, type Reader } from "./factories";

let counter = 0;

export type Desk = { admin: Reader; editor: Reader; reviewer: Reader; viewer: Reader };

/** One person in each role. */
export async function makeDesk(): Promise<Desk> {
  return {
    admin: await makePerson("admin"),
    editor: await makePerson("editor"),
    reviewer: await makePerson("reviewer"),
    viewer: await makePerson("viewer"),
  };
}

type SourceOptions = Partial<z.input<typeof createSourceInput>>;

export async function makeSource(
  actor: Actor,
  options: SourceOptions = {},
): Promise<{ id: number; name: string }> {
  counter += 1;
  const input = createSourceInput.parse({
    name: `Source ${counter}`,
    kind: "person",
    evenIfSimilar: true,
    ...options,
  });
  return createSource(actor, input);
}

export type MadeClaim = { claimId: number; number: number; ref: string };
type ClaimOptions = Partial<Omit<z.input<typeof logClaimInput>, "story">>;

export async function makeClaim(
  actor: Actor,
  story: { slug: string },
  options: ClaimOptions = {},
): Promise<MadeClaim> {
  counter += 1;
  const wording = `The harbour was dredged ${counter} times`;
  return logClaim(actor, logClaimInput.parse({ story: story.slug, wording, ...options }));
}

type CitationOptions = Partial<Omit<z.input<typeof addCitationInput>, "claimId">>;

/** Cites a new source unless one is given, on the record unless other terms are. */
export async function makeCitation(
  actor: Actor,
  claim: { claimId: number },
  options: CitationOptions = {},
): Promise<{ citationId: number }> {
  const sourceId = options.sourceId ?? (await makeSource(actor)).id;
  const { claimId } = claim;
  return addCitation(
    actor,
    addCitationInput.parse({ claimId, terms: "on_record", ...options, sourceId }),
  );
}

/** The claim's row as it stands. */
export async function rowOf(claim: { claimId: number }) {
  return db().claim.findUniqueOrThrow({
    where: { id: claim.claimId },
    include: { tags: { orderBy: { tag: "asc" } }, verdicts: { orderBy: { id: "asc" } } },
  });
}

/** Claim and revision, as commands on a claim as a whole ask for them. */
export async function at(claim: { claimId: number }) {
  const { id, revision } = await rowOf(claim);
  return { claimId: id, revision };
}

/** Whatever terms nobody has said are on the record from here on; what citations lack is waived. */
export async function handOver(actor: Actor, claim: { claimId: number }): Promise<void> {
  await sayTerms(actor, claim);
  await handOverClaim(actor, { ...(await at(claim)), because: "Looked up together." });
}

export async function sayTerms(
  actor: Actor,
  { claimId }: { claimId: number },
  terms: SayableTerms = "on_record",
): Promise<void> {
  await changeClaims(actor, { claimIds: [claimId], change: { sayTerms: terms } });
}

/** Gives a verdict on the claim as it stands; without a level, one that needs no evidence. */
export async function judge(
  actor: Actor,
  claim: { claimId: number },
  level: VerdictLevel = "unverifiable",
): Promise<{ verdictId: number; revision: number }> {
  const { contentRevision, verdicts } = await rowOf(claim);
  const replaces = verdicts.find((verdict) => verdict.lapsedAt === null)?.id;
  const note = "Looked into it.";
  return giveVerdict(actor, { claimId: claim.claimId, contentRevision, level, note, replaces });
}

/** Hands a claim over and has it judged. */
export async function decide(
  desk: Desk,
  claim: { claimId: number },
  level?: VerdictLevel,
): Promise<void> {
  await handOver(desk.editor, claim);
  await judge(desk.reviewer, claim, level);
}

type Logged<Type extends EventType> = { by: number | null; data: EventOf<Type>["data"] };

/** The claim's events of one type, oldest first. */
export async function eventsOf<Type extends EventType>(
  claim: { claimId: number },
  type: Type,
): Promise<Array<Logged<Type>>> {
  const rows = await db().event.findMany({
    where: { claimId: claim.claimId, type },
    orderBy: { seq: "asc" },
  });
  return rows.map((row) => ({
    by: row.actorId,
    data: JSON.parse(row.data) as EventOf<Type>["data"],
  }));
}

/** The types of the claim's events, oldest first. */
export async function eventTypesOf(claim: { claimId: number }): Promise<string[]> {
  const rows = await db().event.findMany({
    where: { claimId: claim.claimId },
    orderBy: { seq: "asc" },
    select: { type: true },
  });
  return rows.map((row) => row.type);
}

/** The ids of the claims that a full-text query finds, as SQLite itself answers. */
export function matches(query: string): number[] {
  const file = new Database(env().databaseFile, { readonly: true });
  try {
    return file
      .prepare(`SELECT rowid FROM "claim_fts" WHERE "claim_fts" MATCH ? ORDER BY rowid`)
      .pluck()
      .all(query)
      .map(Number);
  } finally {
    file.close();
  }
}
