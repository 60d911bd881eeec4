/**
 * Whoever may see who a source is, is asked before a text of theirs is kept that holds the name: in
 * whatever command, field or draft. Nobody else is: a warning would tell them that it is a source's.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import type { Actor } from "@/lib/access/actor";
import { can } from "@/lib/access/policy";
import { SourcelineError } from "@/lib/platform/errors";
import { rows } from "@/lib/platform/rows";
import { Prisma } from "@/prisma/generated/client";
import { protectedNameOf, indexText, writtenIn, type ProtectedName } from "./protected-names";
import { openIdentity } from "./sealing";

/** A name that a text holds, as it is written there, and the handle of whose it is. */
export type WrittenName = { written: string; source: string };

/** What the refusal carries as `current`. */
export type ProtectedNames = { protectedNames: WrittenName[] };

/** Kept on globalThis: Next loads a module once per bundle. */
const shared = globalThis as { sourcelineToldOfNames?: AsyncLocalStorage<boolean> };
const told = (shared.sourcelineToldOfNames ??= new AsyncLocalStorage());

/** The header of a request whose sender was told of the names in it, and sends it all the same. */
const EVEN_IF_PROTECTED = "even-if-protected";

/** Does what was asked; whoever was told of protected names in it, and said so, is not asked again. */
export function afterTelling<T>(request: Request, work: () => Promise<T>): Promise<T> {
  return told.run(wasTold(request), work);
}

/** For what asks in another thread, where the request is not. */
export function wasTold(request: Request): boolean {
  return request.headers.get(EVEN_IF_PROTECTED) === "1";
}

/** So that the same text is not opened for every command. Of this thread, by what is sealed. */
const opened = new Map<string, ProtectedName>();
const MOST_OPENED = 2_000;

/**
 * @param texts what is to be kept, in any form; every text in it is looked through.
 * @throws SourcelineError RULE_UNMET with ProtectedNames as `current`.
 */
export async function askAboutNames(actor: Actor, texts: unknown): Promise<void> {
  if (told.getStore() || !can(actor, "identity.look")) return;
  const seen = await rows<{ id: number; name: string; sealed: string }>(
    Prisma.sql`
      SELECT s."id", s."name", i."sealed" FROM "SourceIdentity" i
      JOIN "Source" s ON s."id" = i."sourceId"
      WHERE i."sealed" <> '' AND (i."keeperId" = ${actor.userId} OR i."sourceId" IN (
        SELECT r."sourceId" FROM "SourceIdentityReader" r WHERE r."userId" = ${actor.userId}))
      ORDER BY s."id"`,
  );
  if (seen.length === 0) return;
  const searched = textsIn(texts).map(indexText);
  const protectedNames = seen.flatMap(({ id, name, sealed }): WrittenName[] => {
    const protectedName = nameIn(sealed, id);
    if (protectedName === null) return [];
    for (const text of searched) {
      const written = writtenIn(text, protectedName);
      if (written !== null) return [{ written, source: name }];
    }
    return [];
  });
  if (protectedNames.length > 0) throw nameWritten(protectedNames);
}

function nameWritten(protectedNames: WrittenName[]): SourcelineError {
  return new SourcelineError({
    code: "RULE_UNMET",
    message: "This names somebody who is protected. Nothing was saved.",
    unmet: protectedNames.map(({ written, source }) => `“${written}” is ${source}.`),
    current: { protectedNames } satisfies ProtectedNames,
  });
}

/** Null where the key is not here: whoever looks is told so, whoever types has nothing to do with it. */
function nameIn(sealed: string, sourceId: number): ProtectedName | null {
  const known = opened.get(sealed);
  if (known !== undefined) return known;
  const found = tryToOpen(sealed, sourceId);
  if (opened.size >= MOST_OPENED) opened.clear();
  // Not where it failed: the key may be put back.
  if (found) opened.set(sealed, found);
  return found;
}

function tryToOpen(sealed: string, sourceId: number): ProtectedName | null {
  try {
    return protectedNameOf(openIdentity(sealed, sourceId));
  } catch (error) {
    if (error instanceof SourcelineError) return null;
    throw error;
  }
}

/** Every text in a value, however deep; names of members are ours, and are none. */
function textsIn(value: unknown): string[] {
  const texts: string[] = [];
  const open: unknown[] = [value];
  while (open.length > 0) {
    const one = open.pop();
    if (typeof one === "string") texts.push(one);
    else if (typeof one === "object" && one !== null) {
      // One by one: a text of 20,000 words has more paragraphs than a call has room for.
      for (const member of Object.values(one) as unknown[]) open.push(member);
    }
  }
  return texts;
}
