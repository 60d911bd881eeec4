/**
 * Invitations: whoever holds an open link may make the one account it is for; the first to do
 * so closes it. The identity provider's word for an address does the same.
 */
import { parseInput, readFields } from "@/lib/access/action";
import { SYSTEM, type Actor } from "@/lib/access/actor";
import type { Arrival } from "@/lib/access/arrival";
import { authorize, type Role } from "@/lib/access/policy";
import type { Admitted } from "@/lib/access/session";
import { atLeastOne, commit, unchanged, type Transaction } from "@/lib/audit/commit";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { invalidFields, notFound } from "@/lib/platform/errors";
import { job } from "@/lib/platform/threads";
import { assertAddressIsFree, assertNameIsFree, faultInNewName, isNameTaken } from "./commands";
import {
  NAME_MISSING,
  acceptInvitationInput,
  type InviteInput,
  type RevokeInvitationInput,
} from "./input";
import { faultInName } from "./names";
import { hashToken, linkIsOver, openLink, takeLink, type MadeLink } from "./links";
import { hashPassword } from "./password";
import { applyPasswordLink } from "./password-links";
import { faultInPassword, invitationState } from "./rules";
import { admitPerson } from "./second-step";
import { proofOf } from "./sessions";

/** @throws SourcelineError INVALID when the address has an account. */
export async function invitePerson(
  actor: Actor,
  { email, role, days }: InviteInput,
): Promise<MadeLink> {
  authorize(actor, "people.manage");
  return commit(actor, async (tx, at) => {
    await assertAddressIsFree(tx, email);
    const wanted = { email, role, days, madeById: actor.userId };
    const { link, replaced } = await openLink(tx, at, wanted);
    const expiresAt = link.expiresAt.toISOString();
    const invited = { type: "person.invited", data: { email, role, expiresAt } } as const;
    return { result: link, events: atLeastOne([...replaced, invited]) };
  });
}

/** Revoking what is no longer open changes nothing. */
export async function revokeInvitation(
  actor: Actor,
  { id }: RevokeInvitationInput,
): Promise<{ id: number }> {
  authorize(actor, "people.manage");
  return commit(actor, async (tx, at) => {
    const invitation = await tx.invitation.findUnique({ where: { id } });
    if (!invitation) throw notFound("That invitation");
    if (invitationState(invitation, at) !== "open") return unchanged({ id });
    await tx.invitation.update({ where: { id }, data: { revokedAt: at } });
    return {
      result: { id },
      events: [{ type: "invitation.revoked", data: { email: invitation.email } }],
    };
  });
}

export type OpenInvitation = {
  email: string;
  role: Role;
  invitedBy: string;
  /** Whose new password the link is for; null when it is for a new account. */
  accountName: string | null;
};

/** What a link opens; null alike for used, revoked, expired and unknown ones. */
export async function findOpenInvitation(token: string): Promise<OpenInvitation | null> {
  const invitation = await db().invitation.findUnique({
    where: { tokenHash: hashToken(token) },
    include: { invitedBy: { select: { name: true } } },
  });
  if (!invitation || invitationState(invitation, now()) !== "open") return null;
  const { email, role } = invitation;
  const account = await db().user.findUnique({ where: { email } });
  if (account?.disabledAt) return null;
  return { email, role, invitedBy: invitation.invitedBy.name, accountName: account?.name ?? null };
}

/**
 * @param raw what the form sent, by acceptInvitationInput.
 * Makes the account an open link is for, once however often it is sent; where there is one
 * already, sets its password. Then signs in.
 * @throws SourcelineError NOT_FOUND, the same for every link that opens nothing; INVALID
 * naming everything that is wrong with name and password.
 */
export async function acceptInvitation(raw: unknown, arrival: Arrival): Promise<Admitted> {
  const { values, faults } = readFields(acceptInvitationInput, raw);
  const { token, name = "", password } = values;
  if (token === undefined) throw invalidFields(faults);
  const invitation = await findOpenInvitation(token);
  if (!invitation) throw linkIsOver();
  const isNewcomer = invitation.accountName === null;
  if (isNewcomer && faults.name === undefined) {
    const fault = name === "" ? NAME_MISSING : await faultInNewName(db(), name);
    if (fault !== null) faults.name = fault;
  }
  const easy = password === undefined ? null : faultInPassword(password, invitation.email);
  if (easy !== null) faults.password = easy;
  if (Object.keys(faults).length > 0) throw invalidFields(faults);
  const input = parseInput(acceptInvitationInput, raw);
  const tokenHash = hashToken(input.token);
  const passwordHash = await hashPassword(input.password);
  if (isNewcomer) {
    const newcomer = { name: input.name, passwordHash };
    const { userId } = await join({ which: { tokenHash }, newcomer });
    return admitPerson({ userId, by: "invitation", arrival });
  }
  const { userId } = await applyPasswordLink({ tokenHash, passwordHash });
  // A link is one factor, as a password is.
  return admitPerson({ userId, by: "link", arrival, proof: proofOf(passwordHash) });
}

/** For somebody whom the identity provider vouches for: their open invitation, if any. */
export async function acceptByEmail(
  email: string,
  { name, oidcSubject }: { name: string; oidcSubject: string },
): Promise<{ userId: number } | null> {
  const open = { email, acceptedAt: null, revokedAt: null, expiresAt: { gt: now() } };
  const invitation = await db().invitation.findFirst({ where: open, select: { id: true } });
  return invitation && join({ which: { id: invitation.id }, newcomer: { name, oidcSubject } });
}

type Newcomer = { name: string } & ({ passwordHash: string } | { oidcSubject: string });

/**
 * Whoever chooses a name is told where a colleague's looks the same; the identity provider's is
 * told apart by the address instead, for nobody is there to choose. One that could look like any
 * other is none: the address stands in its place.
 */
async function nameFor(tx: Transaction, newcomer: Newcomer, email: string): Promise<string> {
  if (!("oidcSubject" in newcomer)) await assertNameIsFree(tx, newcomer.name);
  else if (faultInName(newcomer.name) !== null) return email;
  else if (await isNameTaken(tx, newcomer.name)) return `${newcomer.name} (${email})`;
  return newcomer.name;
}

/** Account and invitation change together, and only while the invitation is open. */
type Joining = { which: { tokenHash: string } | { id: number }; newcomer: Newcomer };

const join = job("writer", "people.join", ({ which, newcomer }: Joining) =>
  commit<{ userId: number }>(SYSTEM, async (tx, at) => {
    const { id, email, role } = await takeLink(tx, at, which);
    await assertAddressIsFree(tx, email);
    const name = await nameFor(tx, newcomer, email);
    const user = await tx.user.create({
      data: { email, role, ...newcomer, name, createdAt: at, acceptedFrom: { connect: { id } } },
      select: { id: true },
    });
    const by = "oidcSubject" in newcomer ? "oidc" : "invitation";
    const data = { email, role, name, by } as const;
    return {
      result: { userId: user.id },
      events: [{ type: "person.joined", userId: user.id, data }],
    };
  }),
);
