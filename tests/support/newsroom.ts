/**
 * What a journey finds when it begins: a story of its own with claims and citations, made by
 * the commands over HTTP as the person signed in. Journeys that share a server
 * stay out of each other's way by working in their own stories.
 */
import { randomUUID } from "node:crypto";
import type { BrowserContext } from "@playwright/test";
import type { CommandInput, CommandName, CommandValue } from "@/components/command";
import { readUnguardedCsv } from "./export-readers";

/** Whose cookies a command is given with: a page or a browser context. */
export type SignedIn = Pick<BrowserContext, "request">;

/** Gives a command that must succeed. */
export async function give<Name extends CommandName>(
  by: SignedIn,
  name: Name,
  input: CommandInput<Name>,
): Promise<CommandValue<Name>> {
  const answer = await by.request.post(`/api/v1/commands/${name}`, { data: input });
  if (!answer.ok()) throw new Error(`${name} was refused: ${await answer.text()}`);
  return ((await answer.json()) as { value: CommandValue<Name> }).value;
}

/** Gives a command that must be refused. @returns the status and the refusal. */
export async function giveInVain<Name extends CommandName>(
  by: SignedIn,
  name: Name,
  input: CommandInput<Name>,
): Promise<{ status: number; code: string; message: string; unmet?: string[] }> {
  const answer = await by.request.post(`/api/v1/commands/${name}`, { data: input });
  const body = (await answer.json()) as {
    error?: { code: string; message: string; unmet?: string[] };
  };
  if (!body.error) throw new Error(`${name} was not refused.`);
  return { status: answer.status(), ...body.error };
}

export type JourneyStory = { storyId: number; revision: number; slug: string };

export async function startStory(by: SignedIn, headline: string): Promise<JourneyStory> {
  const slug = `journey-${randomUUID().slice(0, 8)}`;
  const { storyId, revision } = await give(by, "stories.create", { headline, slug });
  return { storyId, revision, slug };
}

/** A document nobody else cites, under a name of its own. */
export async function addDocument(by: SignedIn): Promise<{ id: number; name: string }> {
  const name = `Minutes ${randomUUID().slice(0, 8)}`;
  const source = await give(by, "sources.create", {
    name,
    kind: "document",
    evenIfSimilar: true,
  });
  return { id: source.id, name };
}

/** Takes a story of one sentence, in which nothing is to be checked, through the gate. */
export async function clear(by: SignedIn, { slug }: JourneyStory): Promise<void> {
  const plain = "The council met on the quay, beside five hulls.";
  const { draftId } = await give(by, "drafts.paste", { story: slug, plain });
  await give(by, "sentences.nothingToCheck", { draftId, start: 0, isNothing: true });
  const answer = await by.request.get(`/api/v1/stories/${slug}/clearance`);
  const { hash, seen } = (await answer.json()) as { hash: string; seen: number };
  await give(by, "clearance.clear", { story: slug, sha256: hash, seen });
}

export type JourneyClaim = { claimId: number; ref: string };

/** Logs a claim; with `evidence` it has a document and a page that verify it. */
export async function logClaim(
  by: SignedIn,
  { slug }: JourneyStory,
  wording: string,
  { evidence = false, handedOver = false } = {},
): Promise<JourneyClaim> {
  const { claimId, ref } = await give(by, "claims.log", { story: slug, wording });
  if (evidence) {
    const { id } = await addDocument(by);
    await give(by, "citations.add", {
      claimId,
      sourceId: id,
      terms: "on_record",
      basis: "document",
      locator: "page 4",
    });
  }
  if (handedOver) await handOver(by, claimId);
  return { claimId, ref };
}

export async function handOver(by: SignedIn, ...claimIds: number[]): Promise<void> {
  await give(by, "claims.change", { claimIds, change: { sayTerms: "on_record" } });
  const because = "Looked up together.";
  await give(by, "claims.change", { claimIds, change: { handOver: true, because } });
}

/** A story's claims as a file holds them, in the order of their numbers, with the names of sources. */
export async function recordsOf(by: SignedIn, slug: string): Promise<Record<string, string>[]> {
  const query = new URLSearchParams({ story: slug, sort: "ref", names: "yes" });
  const answer = await by.request.get(`/api/v1/exports/claims.csv?${query.toString()}`);
  return readUnguardedCsv(await answer.body());
}
