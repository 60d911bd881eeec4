/**
 * All commands by name: what POST /api/v1/commands/<name> serves, and the client's types; and the
 * one way in which a command that was sent is given.
 */
import type { ActionTable } from "@/lib/access/action";
import type { Actor } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { once, type DoneOnce } from "@/lib/audit/kept-answers";
import { askAboutNames } from "@/lib/ledger/identities/guard";
import { gateActions } from "@/lib/clearance/gate-actions";
import { readingActions } from "@/lib/drafts/reading-actions";
import { sessionActions } from "@/lib/people/session-actions";
import { notFound } from "@/lib/platform/errors";
import { noteOfRequest } from "@/lib/platform/request";
import { giveWritten } from "@/lib/threads/give-written";
import { written } from "@/lib/threads/written";

/** They run where the request is answered; what they write, they give to the writer thread. */
const here = { ...sessionActions, ...readingActions, ...gateActions } satisfies ActionTable;

export const registry = { ...written, ...here } satisfies ActionTable;

export type CommandRegistry = typeof registry;

/** One's own passwords and codes, which nobody reads, and a text that is shown and not kept. */
const KEPT_FOR_NOBODY = /^account\.|^drafts\.preview$/;

const byName = new Map<string, ActionTable[string]>(Object.entries(registry));

/** Whether the command asks for this browser's session, or changes its cookie. */
export function isOfSession(name: string): boolean {
  return Object.hasOwn(sessionActions, name);
}

/**
 * Accounts, doors and secrets, and what two people have to decide: none of it is a program's to do,
 * whoever's token it holds.
 */
const FOR_PEOPLE_ALONE = /^(account|people|identities|contacts|orphans|retention|holds|erasure)\./;

export function isForPeopleAlone(name: string): boolean {
  return FOR_PEOPLE_ALONE.test(name);
}

/** Whether giving it changes nothing, so that whoever may read may give it. */
export function keepsNothing(name: string): boolean {
  return name === "drafts.preview";
}

/**
 * @param readInput reads what was sent; asked only of those whose role allows the command.
 * @param key under which it is done once, however often it is sent; null: each time.
 * @returns what the command answers, and the ids of the claims that it changed.
 * @throws SourcelineError NOT_FOUND for a name that is no command, FORBIDDEN for a role that may not
 *   give it; as `askAboutNames`; as `once`; whatever reading the input or the command refuses.
 */
export async function giveCommand(
  actor: Actor,
  name: string,
  readInput: (mostValues?: number) => Promise<unknown>,
  key: string | null = null,
): Promise<DoneOnce<unknown>> {
  const command = byName.get(name);
  if (!command) throw notFound("That command");
  noteOfRequest({ command: name });
  authorize(actor, command.who);
  const input = await readInput(command.mostValues);
  const work = () =>
    Object.hasOwn(here, name) ? command.run(actor, input) : giveWritten({ actor, name, input });
  if (!command.holdsIdentity && !KEPT_FOR_NOBODY.test(name)) await askAboutNames(actor, input);
  const under = command.isEachTime ? null : key;
  return once(actor, under, [name, JSON.stringify([input])], work, command.again);
}
