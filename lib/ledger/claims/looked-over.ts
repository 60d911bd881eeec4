/**
 * What pasted rows are told before they are logged: which of their sources the directory knows,
 * which it nearly knows, and which of their wordings the story says already. Nothing is written.
 * Runs in a worker thread: a long story is read whole.
 */
import type { Actor, Authorized } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { isVisibleStory } from "@/lib/access/visibility";
import type { SourceKind } from "@/lib/ledger/sources/rules";
import { notFound } from "@/lib/platform/errors";
import { rows } from "@/lib/platform/rows";
import { job } from "@/lib/platform/threads";
import { idOfStoryCalled } from "@/lib/stories/former-slugs";
import { foldWording } from "@/lib/text/fold-wording";
import { Prisma } from "@/prisma/generated/client";
import type { LookOverInput } from "./input";
import { findNamed, keyOfName, nearNamed } from "./named-sources";
import { claimRef } from "./rules";

export type LookedOverName =
  /** One of the directory, by this name or another of its own. */
  | { kind: "known"; id: number; name: string }
  /** Several bear the name. */
  | { kind: "several"; candidates: Array<{ id: number; name: string }> }
  /** Another spelling of one of the directory, or of one named before (without an id). */
  | { kind: "near"; candidates: Array<{ id: number | null; name: string }> }
  | { kind: "new" };

export type LookedOver = {
  /** In the order of the names and wordings given. */
  sources: LookedOverName[];
  /** The claim that says so already; null for most. */
  said: Array<{ ref: string; wording: string } | null>;
};

type Asked = { actor: Actor; input: LookOverInput };

const inWorker = job("worker", "claims.lookOver", async ({ actor, input }: Asked) => {
  authorize(actor, "claim.log");
  return {
    sources: await lookOverNames(actor, input.sources),
    said: await lookOverWordings(actor, input),
  };
});

/** @throws NOT_FOUND where the story does not exist for the actor. */
export async function lookOver(actor: Actor, input: LookOverInput): Promise<LookedOver> {
  authorize(actor, "claim.log");
  return inWorker({ actor, input });
}

async function lookOverNames(
  actor: Authorized<"claim.read">,
  names: readonly string[],
): Promise<LookedOverName[]> {
  const kind: SourceKind = "person";
  const claims = names
    .filter((name) => name.trim() !== "")
    .map((name) => ({ source: { name, kind } }));
  const [named, near] = [await findNamed(undefined, actor, claims), await nearNamed(actor, claims)];
  return names.map((name): LookedOverName => {
    const [one, ...others] = named.bearersOf(name);
    if (one && others.length === 0) return { kind: "known", ...one };
    if (one) return { kind: "several", candidates: [one, ...others] };
    const candidates = eachOnce(near.get(keyOfName(name)) ?? []);
    return candidates.length > 0 ? { kind: "near", candidates } : { kind: "new" };
  });
}

/** The directory's first: a name of the same paste may be one that it knows. */
function eachOnce(candidates: ReadonlyArray<{ id: number | null; name: string }>) {
  const once = new Map<string, { id: number | null; name: string }>();
  for (const { id, name } of candidates) {
    const key = id === null ? keyOfName(name) : String(id);
    const isKnown = candidates.some((one) => one.id !== null && keyOfName(one.name) === key);
    if (!once.has(key) && !(id === null && isKnown)) once.set(key, { id, name });
  }
  return [...once.values()];
}

type Said = { number: number; wording: string };

async function lookOverWordings(
  actor: Authorized<"claim.read">,
  { story: slug, wordings }: LookOverInput,
): Promise<LookedOver["said"]> {
  const [story] = await rows<{ id: number }>(
    Prisma.sql`SELECT s."id" FROM "Story" s
               WHERE s."id" = ${idOfStoryCalled(slug)} AND ${isVisibleStory(actor)}`,
  );
  if (!story) throw notFound("That story");
  const claims = await rows<Said>(
    Prisma.sql`SELECT "number", "wording" FROM "Claim"
               WHERE "storyId" = ${story.id} AND "withdrawnAt" IS NULL ORDER BY "number" DESC`,
  );
  // Of several that say the same, the first stays.
  const said = new Map(claims.map((claim) => [foldWording(claim.wording), claim]));
  return wordings.map((wording) => {
    const claim = said.get(foldWording(wording));
    return claim ? { ref: claimRef(claim.number), wording: claim.wording } : null;
  });
}
