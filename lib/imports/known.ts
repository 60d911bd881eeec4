/**
 * What the record says of a story and of the sources that a table names, before its rows are judged.
 */
import type { Authorized } from "@/lib/access/actor";
import { isVisibleStory } from "@/lib/access/visibility";
import { findNamed } from "@/lib/ledger/claims/named-sources";
import { claimRef } from "@/lib/ledger/claims/rules";
import { FALLEN_SUPPORTS_NOTHING } from "@/lib/ledger/falls/rules";
import { readDerivations } from "@/lib/ledger/standing/standing";
import { notFound } from "@/lib/platform/errors";
import { rows } from "@/lib/platform/rows";
import { idOfStoryCalled } from "@/lib/stories/former-slugs";
import { Prisma } from "@/prisma/generated/client";
import { nameKey, type KnownClaim, type KnownStory, type Unusable } from "./tables/fates";

type ClaimRow = Omit<KnownClaim, "ref" | "sources" | "tags" | "isWithdrawn"> & {
  number: number;
  withdrawnAt: string | null;
};

/** @throws NOT_FOUND where the story does not exist for the actor. */
export async function readKnownStory(
  actor: Authorized<"claim.read">,
  slug: string,
): Promise<KnownStory & { id: number }> {
  const [story] = await rows<{ id: number; slug: string }>(
    Prisma.sql`SELECT s."id", s."slug" FROM "Story" s
               WHERE s."id" = ${idOfStoryCalled(slug)} AND ${isVisibleStory(actor)}`,
  );
  if (!story) throw notFound("That story");
  const claims = await rows<ClaimRow>(
    Prisma.sql`SELECT "id", "number", "wording", "kind", "attribution", "assertedBy", "legalRisk",
                 "note", "withdrawnAt" FROM "Claim" WHERE "storyId" = ${story.id} ORDER BY "number"`,
  );
  const sources = await listsOf(Prisma.sql`
    SELECT k."claimId", s."name" AS "text" FROM "Claim" c
    JOIN "Citation" k ON k."claimId" = c."id" AND k."removedAt" IS NULL
    JOIN "Source" s ON s."id" = k."sourceId" WHERE c."storyId" = ${story.id}`);
  const tags = await listsOf(Prisma.sql`
    SELECT t."claimId", t."tag" AS "text" FROM "Claim" c
    JOIN "ClaimTag" t ON t."claimId" = c."id" WHERE c."storyId" = ${story.id}`);
  return {
    ...story,
    claims: claims.map(({ number, withdrawnAt, ...claim }) => ({
      ...claim,
      ref: claimRef(number),
      sources: sources.get(claim.id) ?? [],
      tags: tags.get(claim.id) ?? [],
      isWithdrawn: withdrawnAt !== null,
    })),
  };
}

async function listsOf(statement: Prisma.Sql): Promise<Map<number, string[]>> {
  const lists = new Map<number, string[]>();
  for (const { claimId, text } of await rows<{ claimId: number; text: string }>(statement)) {
    const list = lists.get(claimId);
    if (list) list.push(text);
    else lists.set(claimId, [text]);
  }
  return lists;
}

/** Which of these names cannot be cited, and why; and which the directory does not know yet. */
export async function lookUpNames(
  actor: Authorized<"source.read">,
  names: readonly string[],
): Promise<{ unusable: Unusable; unknown: ReadonlySet<string> }> {
  const claims = names.map((name) => ({ source: { name, kind: "person" as const } }));
  const { bearersOf } = await findNamed(undefined, actor, claims);
  const bearers = new Map(names.map((name) => [nameKey(name), bearersOf(name)]));
  const ids = [...bearers.values()].flatMap((each) => (each.length === 1 ? each : []));
  const { fallen } = await readDerivations(ids.map(({ id }) => id));
  const unusable = new Map<string, string>();
  const unknown = new Set<string>();
  for (const name of names) {
    const [first, ...others] = bearersOf(name);
    const many = `The directory holds ${others.length + 1} sources called “${name}”.`;
    if (!first) unknown.add(nameKey(name));
    else if (others.length > 0) unusable.set(nameKey(name), many);
    else if (fallen.has(first.id)) {
      unusable.set(nameKey(name), `${first.name} ${FALLEN_SUPPORTS_NOTHING}`);
    }
  }
  return { unusable, unknown };
}
