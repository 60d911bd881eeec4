/** Who has an account and who is invited: for administrators; for others this does not exist. */
import type { Actor, Authorized } from "@/lib/access/actor";
import { can, type Role } from "@/lib/access/policy";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";

export type PersonView = {
  id: number;
  name: string;
  email: string;
  role: Role;
  revision: number;
  joinedAt: string;
  disabledAt: string | null;
  lastSignedInAt: string | null;
  hasSecondFactor: boolean;
  /** How they sign in; "nothing" cannot happen but through the database. */
  signsInBy: "password" | "provider" | "both" | "nothing";
  isYou: boolean;
  /** What the viewer may do to this account now; the last administrator stays one. */
  can: { changeRole: boolean; disable: boolean; enable: boolean; makePasswordLink: boolean };
};

/** @throws SourcelineError NOT_FOUND but for administrators. */
export async function listPeople(actor: Actor): Promise<PersonView[]> {
  if (!can(actor, "people.read")) throw notFound();
  const users = await db().user.findMany({ orderBy: [{ name: "asc" }, { id: "asc" }] });
  const admins = users.filter((user) => user.role === "admin" && !user.disabledAt).length;
  const lastSignIns = await Promise.all(users.map((user) => lastSignIn(user.id)));
  const manages = can(actor, "people.manage");
  const factors = await db().factor.findMany({
    where: { removedAt: null },
    select: { userId: true },
  });
  const secured = new Set(factors.map(({ userId }) => userId));
  return users.map((user, index) => {
    const isLastAdmin = user.role === "admin" && !user.disabledAt && admins === 1;
    return {
      id: user.id,
      name: user.name,
      email: user.email,
      role: user.role,
      revision: user.revision,
      joinedAt: user.createdAt.toISOString(),
      disabledAt: user.disabledAt?.toISOString() ?? null,
      lastSignedInAt: lastSignIns[index] ?? null,
      signsInBy: waysIn(user),
      hasSecondFactor: secured.has(user.id),
      isYou: user.id === actor.userId,
      can: {
        changeRole: manages && !isLastAdmin,
        disable: manages && !isLastAdmin && !user.disabledAt,
        enable: manages && user.disabledAt !== null,
        makePasswordLink: manages && !user.disabledAt,
      },
    };
  });
}

function waysIn(user: { passwordHash: string | null; oidcSubject: string | null }) {
  if (user.passwordHash) return user.oidcSubject ? "both" : "password";
  return user.oidcSubject ? "provider" : "nothing";
}

/** One step in the index of events by person; a group over the whole log would read all of it. */
async function lastSignIn(userId: number): Promise<string | null> {
  const event = await db().event.findFirst({
    where: { userId, type: "person.signed_in" },
    orderBy: { seq: "desc" },
    select: { at: true },
  });
  return event?.at.toISOString() ?? null;
}

export type InvitationView = {
  id: number;
  /** A link to a new password for somebody who has an account. */
  isForAccount: boolean;
  email: string;
  role: Role;
  invitedBy: string;
  createdAt: string;
  expiresAt: string;
};

/** @throws SourcelineError NOT_FOUND but for administrators. */
export async function listOpenInvitations(actor: Actor): Promise<InvitationView[]> {
  if (!can(actor, "people.read")) throw notFound();
  const invitations = await db().invitation.findMany({
    where: { acceptedAt: null, revokedAt: null, expiresAt: { gt: now() } },
    orderBy: { id: "desc" },
    include: { invitedBy: { select: { name: true } } },
  });
  const emails = invitations.map(({ email }) => email);
  const accounts = await db().user.findMany({
    where: { email: { in: emails } },
    select: { email: true },
  });
  const haveAccount = new Set(accounts.map(({ email }) => email));
  return invitations.map(({ id, email, role, invitedBy, createdAt, expiresAt }) => ({
    id,
    email,
    isForAccount: haveAccount.has(email),
    role,
    invitedBy: invitedBy.name,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  }));
}

export type AccountView = { name: string; email: string; role: Role; hasPassword: boolean };

/** One's own account. */
export async function getAccount(actor: Authorized<"account.keep">): Promise<AccountView> {
  const { name, email, role, passwordHash } = await db().user.findUniqueOrThrow({
    where: { id: actor.userId },
  });
  return { name, email, role, hasPassword: passwordHash !== null };
}
