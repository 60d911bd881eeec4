/**
 * Invitations: a link with a random token in it, of which only the SHA-256 is kept. Whoever
 * holds an open link may make the one account it is for; the first to do so closes it.
 */
import { createHash, randomBytes } from "node:crypto";
import { SYSTEM, type Actor } from "@/lib/access/actor";
import { authorize, type Role } from "@/lib/access/policy";
import type { NewEvent } from "@/lib/audit/events";
import { atLeastOne, commit, unchanged, type Transaction } from "@/lib/audit/commit";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { invalidField, notFound, type SourcelineError } from "@/lib/platform/errors";
import { assertAddressIsFree } from "./commands";
import type { AcceptInvitationInput, InviteInput, RevokeInvitationInput } from "./input";
import { hashPassword } from "./password";
import { faultInPassword, invitationState } from "./rules";
import type { SignedIn } from "./sign-in";

const DAY = 24 * 60 * 60 * 1000;

function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/**
 * Makes a link; an earlier open one to the same address stops working.
 * @returns the only copy of the token there will ever be, as a path on this site.
 * @throws SourcelineError INVALID when the address has an account.
 */
export async function invitePerson(
  actor: Actor,
  { email, role, days }: InviteInput,
): Promise<{ id: number; email: string; path: string; expiresAt: Date }> {
  authorize(actor, "people.manage");
  const token = randomBytes(32).toString("base64url");
  return commit(actor, async (tx, at) => {
    await assertAddressIsFree(tx, email);
    const replaced = await revokeOpen(tx, email, at);
    const expiresAt = new Date(at.getTime() + days * DAY);
    const { id } = await tx.invitation.create({
      data: {
        email,
        role,
        tokenHash: hashToken(token),
        invitedById: actor.userId,
        createdAt: at,
        expiresAt,
      },
    });
    const invited = {
      type: "person.invited",
      data: { email, role, expiresAt: expiresAt.toISOString() },
    } as const;
    return {
      result: { id, email, path: `/invitation/${token}`, expiresAt },
      events: atLeastOne([...replaced, invited]),
    };
  });
}

async function revokeOpen(tx: Transaction, email: string, at: Date): Promise<NewEvent[]> {
  const { count } = await tx.invitation.updateMany({
    where: { email, acceptedAt: null, revokedAt: null, expiresAt: { gt: at } },
    data: { revokedAt: at },
  });
  return count > 0 ? [{ type: "invitation.revoked", data: { email } }] : [];
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

export type OpenInvitation = { email: string; role: Role; invitedBy: string; expiresAt: Date };

/** The invitation that a link opens; null alike for used, revoked, expired and unknown ones. */
export async function findOpenInvitation(token: string): Promise<OpenInvitation | null> {
  const invitation = await db().invitation.findUnique({
    where: { tokenHash: hashToken(token) },
    include: { invitedBy: { select: { name: true } } },
  });
  if (!invitation || invitationState(invitation, now()) !== "open") return null;
  const { email, role, expiresAt } = invitation;
  return { email, role, invitedBy: invitation.invitedBy.name, expiresAt };
}

function invitationIsOver(): SourcelineError {
  return notFound("An open invitation for this link");
}

/**
 * Makes the account an open link is for, once however often it is sent.
 * @throws SourcelineError NOT_FOUND, the same for every link that opens nothing; INVALID
 * for a password that is too easy.
 */
export async function acceptInvitation(input: AcceptInvitationInput): Promise<SignedIn> {
  const invitation = await findOpenInvitation(input.token);
  if (!invitation) throw invitationIsOver();
  assertGoodPassword(input.password, invitation.email);
  const passwordHash = await hashPassword(input.password);
  return join({ tokenHash: hashToken(input.token) }, { name: input.name, passwordHash });
}

/** For somebody whom the identity provider vouches for: their open invitation, if any. */
export async function acceptByEmail(
  email: string,
  { name, oidcSubject }: { name: string; oidcSubject: string },
): Promise<SignedIn | null> {
  const open = { email, acceptedAt: null, revokedAt: null, expiresAt: { gt: now() } };
  const invitation = await db().invitation.findFirst({ where: open, select: { id: true } });
  return invitation && join({ id: invitation.id }, { name, oidcSubject });
}

type Newcomer = { name: string } & ({ passwordHash: string } | { oidcSubject: string });

/** Account and invitation change together, and only while the invitation is open. */
async function join(
  which: { tokenHash: string } | { id: number },
  newcomer: Newcomer,
): Promise<SignedIn> {
  return commit(SYSTEM, async (tx, at) => {
    const invitation = await tx.invitation.findFirst({ where: which });
    if (!invitation || invitationState(invitation, at) !== "open") throw invitationIsOver();
    const { id, email, role } = invitation;
    await assertAddressIsFree(tx, email);
    const user = await tx.user.create({
      data: { email, role, ...newcomer, createdAt: at },
      select: { id: true, sessionEpoch: true },
    });
    await tx.invitation.update({
      where: { id },
      data: { acceptedAt: at, acceptedById: user.id },
    });
    const by = "oidcSubject" in newcomer ? "oidc" : "invitation";
    const data = { email, role, name: newcomer.name, by } as const;
    return {
      result: { userId: user.id, epoch: user.sessionEpoch },
      events: [{ type: "person.joined", userId: user.id, data }],
    };
  });
}

function assertGoodPassword(password: string, email: string): void {
  const fault = faultInPassword(password, email);
  if (fault) throw invalidField("password", fault);
}
