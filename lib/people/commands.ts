/**
 * The administrator's commands on accounts. Each acts on the person's very next request,
 * because sessions are checked against the row that is changed here.
 */
import type { Actor, SystemActor } from "@/lib/access/actor";
import { authorize, type Role } from "@/lib/access/policy";
import type { NewEvent } from "@/lib/audit/events";
import { readEventsOf } from "@/lib/audit/history";
import { atLeastOne, commit, unchanged, type Transaction } from "@/lib/audit/commit";
import { conflict, invalidField, notFound, ruleUnmet } from "@/lib/platform/errors";
import type {
  ChangeRoleInput,
  CreateAccountInput,
  DisablePersonInput,
  PersonInput,
  RenamePersonInput,
} from "./input";
import { handOver, leaveRestricted, tellMembers } from "./memberships";
import { faultInName, isOurName, nameLook } from "./names";
import { addNotice } from "./notices";
import { hashPassword } from "./password";
import { canWorkInStories, LAST_ADMIN } from "./rules";
import { endSessionsOf } from "./sessions";
import { assertSuccessor } from "./taking-over";
import { revokeTokensOf } from "./tokens";

/**
 * Makes an account with a password, without an invitation: for the installation itself.
 * @param by what the log says about how the person came in.
 * @throws SourcelineError INVALID when the address is taken; FORBIDDEN but for admins.
 */
export async function createAccount(
  actor: Actor | SystemActor,
  input: CreateAccountInput,
  by: "set-up" | "demo",
): Promise<Actor> {
  if (actor.userId !== null) authorize(actor, "people.manage");
  const passwordHash = await hashPassword(input.password);
  return commit(actor, async (tx, at) => {
    const { email, name, role } = input;
    await assertAddressIsFree(tx, email);
    await assertNameIsFree(tx, name);
    const { id } = await tx.user.create({
      data: { email, name, role, passwordHash, createdAt: at },
    });
    return {
      result: { userId: id, name, email, role },
      events: [{ type: "person.joined", userId: id, data: { email, role, name, by } }],
    };
  });
}

/** @throws SourcelineError INVALID naming the field. */
export async function assertAddressIsFree(tx: Transaction, email: string): Promise<void> {
  const taken = await tx.user.findUnique({ where: { email }, select: { id: true } });
  if (taken) throw invalidField("email", "Somebody with this address has an account already.");
}

/** How a name is to be told from a colleague's that looks the same. */
const NAME_TAKEN =
  "Somebody here goes, or went, by a name that looks the same. Write this one otherwise, such as with a middle initial.";

/**
 * Whether somebody else has, or once had, a name that looks the same, or history has it for what
 * nobody did: colleagues would take the one for the other. People whose account is disabled count.
 */
export async function isNameTaken(
  tx: Pick<Transaction, "user" | "event">,
  name: string,
  except?: number,
): Promise<boolean> {
  if (isOurName(name)) return true;
  const look = nameLook(name);
  const people = await tx.user.findMany({ select: { id: true, name: true } });
  const renamings = await readEventsOf(tx, "person.renamed");
  const former = renamings.map(({ userId, data }) => ({ id: userId, name: data.from }));
  // What was erased from the log is nobody's name any more.
  return [...people, ...former].some(
    ({ id, name: other }) => id !== except && other !== undefined && nameLook(other) === look,
  );
}

/** @throws SourcelineError INVALID naming the field. */
export async function assertNameIsFree(
  tx: Transaction,
  name: string,
  except?: number,
): Promise<void> {
  const fault = await faultInNewName(tx, name, except);
  if (fault !== null) throw invalidField("name", fault);
}

/** Why nobody can go by the name from now on, in words that say what to do; null where they can. */
export async function faultInNewName(
  tx: Pick<Transaction, "user" | "event">,
  name: string,
  except?: number,
): Promise<string | null> {
  return faultInName(name) ?? ((await isNameTaken(tx, name, except)) ? NAME_TAKEN : null);
}

type Person = {
  id: number;
  name: string;
  email: string;
  role: Role;
  disabledAt: Date | null;
  revision: number;
};

async function findPerson(tx: Transaction, userId: number): Promise<Person> {
  const person = await tx.user.findUnique({
    where: { id: userId },
    select: { id: true, name: true, email: true, role: true, disabledAt: true, revision: true },
  });
  if (!person) throw notFound("That person");
  return person;
}

/** Writes only what the screen has seen: a newer revision is a conflict. */
async function changePerson(
  tx: Transaction,
  person: Person,
  revision: number,
  data: { name?: string; role?: Role; disabledAt?: Date | null },
): Promise<void> {
  const { count } = await tx.user.updateMany({
    where: { id: person.id, revision },
    data: { ...data, revision: { increment: 1 } },
  });
  if (count === 1) return;
  const { id, name, role, disabledAt } = person;
  const current = { id, name, role, isDisabled: disabledAt !== null, revision: person.revision };
  throw conflict(`Somebody else has just changed ${person.name}'s account.`, current);
}

/** @throws SourcelineError RULE_UNMET when nobody else could administer. */
async function assertAnotherAdmin(tx: Transaction, person: Person): Promise<void> {
  if (person.role !== "admin" || person.disabledAt) return;
  const others = await tx.user.count({
    where: { role: "admin", disabledAt: null, id: { not: person.id } },
  });
  if (others === 0) throw ruleUnmet(LAST_ADMIN, [LAST_ADMIN]);
}

/** Open links end: those that somebody made, and the one to a new password of their own. */
async function revokeLinks(
  tx: Transaction,
  of: { invitedById: number } | { OR: Array<{ invitedById: number } | { email: string }> },
  at: Date,
): Promise<NewEvent[]> {
  const open = { ...of, acceptedAt: null, revokedAt: null, expiresAt: { gt: at } };
  const invitations = await tx.invitation.findMany({ where: open, select: { email: true } });
  if (invitations.length > 0) {
    await tx.invitation.updateMany({ where: open, data: { revokedAt: at } });
  }
  return invitations.map(({ email }) => ({ type: "invitation.revoked", data: { email } }));
}

/**
 * Fellow members of restricted stories are told. Who loses a role that can work in stories leaves
 * none behind that nobody can work in: somebody is named who takes over.
 * @throws SourcelineError INVALID where nobody is named; CONFLICT; RULE_UNMET for the last one.
 */
export async function changeRole(
  actor: Actor,
  { userId, revision, role, takesOverId = null }: ChangeRoleInput,
): Promise<{ userId: number; role: Role; revision: number }> {
  authorize(actor, "people.manage");
  return commit(actor, async (tx, at) => {
    const person = await findPerson(tx, userId);
    if (person.role === role) return unchanged({ userId, role, revision: person.revision });
    await assertAnotherAdmin(tx, person);
    const { name, role: from } = person;
    const isLeaving = canWorkInStories(from) && !canWorkInStories(role);
    const named = { personId: userId, takesOverId };
    const to = isLeaving ? await assertSuccessor(tx, at, actor, named) : null;
    await changePerson(tx, person, revision, { role });
    const did = `changed ${name}’s role from ${from} to ${role}`;
    await tellMembers(tx, at, actor, { person, did });
    if (to) await handOver(tx, at, { person, to, because: `${actor.name} ${did}` });
    const revoked = from === "admin" ? await revokeLinks(tx, { invitedById: userId }, at) : [];
    const changed = {
      type: "person.role_changed",
      userId,
      data: { name, from, to: role, ...(to && { takenOverBy: to.name }) },
    } as const;
    return {
      result: { userId, role, revision: revision + 1 },
      events: atLeastOne([changed, ...revoked]),
    };
  });
}

/**
 * An administrator's act: verdicts and histories say by name who did a thing.
 * @throws SourcelineError INVALID where a colleague's name looks the same; CONFLICT.
 */
export async function renamePerson(
  actor: Actor,
  { userId, revision, name }: RenamePersonInput,
): Promise<{ userId: number; name: string; revision: number }> {
  authorize(actor, "people.manage");
  return commit(actor, async (tx, at) => {
    const person = await findPerson(tx, userId);
    if (person.name === name) return unchanged({ userId, name, revision: person.revision });
    await assertNameIsFree(tx, name, userId);
    await changePerson(tx, person, revision, { name });
    await tellMembers(tx, at, actor, { person, did: `renamed ${person.name} to ${name}` });
    if (userId !== actor.userId) {
      await addNotice(tx, at, { userId, kind: "renamed", detail: actor.name });
    }
    return {
      result: { userId, name, revision: revision + 1 },
      events: [{ type: "person.renamed", userId, data: { from: person.name, to: name } }],
    };
  });
}

/**
 * Ends the person's sessions and tokens for good: enabling the account again does not revive them.
 * @throws SourcelineError INVALID where nobody is named who takes over, as changeRole does.
 */
export async function disablePerson(
  actor: Actor,
  { userId, revision, takesOverId = null }: DisablePersonInput,
): Promise<{ userId: number; revision: number }> {
  authorize(actor, "people.manage");
  return commit(actor, async (tx, at) => {
    const person = await findPerson(tx, userId);
    if (person.disabledAt) return unchanged({ userId, revision: person.revision });
    await assertAnotherAdmin(tx, person);
    const { name } = person;
    const named = { personId: userId, takesOverId };
    const to = canWorkInStories(person.role) ? await assertSuccessor(tx, at, actor, named) : null;
    await changePerson(tx, person, revision, { disabledAt: at });
    await endSessionsOf(tx, userId, at);
    const tokens = await revokeTokensOf(tx, userId, at, actor);
    const did = `disabled ${name}’s account`;
    await tellMembers(tx, at, actor, { person, did });
    if (to) await handOver(tx, at, { person, to, because: `${actor.name} ${did}` });
    const links = { OR: [{ invitedById: userId }, { email: person.email }] };
    const revoked = await revokeLinks(tx, links, at);
    const data = { name, ...(to && { takenOverBy: to.name }) };
    const disabled = { type: "person.disabled", userId, data } as const;
    return {
      result: { userId, revision: revision + 1 },
      events: atLeastOne([disabled, ...revoked, ...tokens]),
    };
  });
}

/** The person's memberships of restricted stories are over (memberships.ts says why). */
export async function enablePerson(
  actor: Actor,
  { userId, revision }: PersonInput,
): Promise<{ userId: number; revision: number }> {
  authorize(actor, "people.manage");
  return commit(actor, async (tx, at) => {
    const person = await findPerson(tx, userId);
    if (!person.disabledAt) return unchanged({ userId, revision: person.revision });
    await changePerson(tx, person, revision, { disabledAt: null });
    await leaveRestricted(tx, at, actor, person);
    return {
      result: { userId, revision: revision + 1 },
      events: [{ type: "person.enabled", userId, data: { name: person.name } }],
    };
  });
}
