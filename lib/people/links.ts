/**
 * Links that open something once: a random token of which only the SHA-256 is kept. They lead
 * to a new account (invitations.ts) or, where the address has one, to a new password
 * (password-links.ts). One link is open per address; a new one ends the one before.
 */
import { createHash, randomBytes } from "node:crypto";
import type { Role } from "@/lib/access/policy";
import type { NewEvent } from "@/lib/audit/events";
import type { Transaction } from "@/lib/audit/commit";
import { notFound, type SourcelineError } from "@/lib/platform/errors";
import { invitationState } from "./rules";

const DAY = 24 * 60 * 60 * 1000;

export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

export type MadeLink = {
  id: number;
  email: string;
  /** On this site; the only copy of the token there will ever be. */
  path: string;
  expiresAt: Date;
};

export async function openLink(
  tx: Transaction,
  at: Date,
  wanted: { email: string; role: Role; days: number; madeById: number },
): Promise<{ link: MadeLink; replaced: NewEvent[] }> {
  const { email, role, days, madeById } = wanted;
  const replaced = await revokeOpen(tx, email, at);
  const token = randomBytes(32).toString("base64url");
  const expiresAt = new Date(at.getTime() + days * DAY);
  const { id } = await tx.invitation.create({
    data: {
      email,
      role,
      tokenHash: hashToken(token),
      invitedById: madeById,
      createdAt: at,
      expiresAt,
    },
  });
  return { link: { id, email, path: `/invitation/${token}`, expiresAt }, replaced };
}

/** Whatever link leads to this address opens nothing any more. */
export async function revokeOpen(tx: Transaction, email: string, at: Date): Promise<NewEvent[]> {
  const { count } = await tx.invitation.updateMany({
    where: { email, acceptedAt: null, revokedAt: null, expiresAt: { gt: at } },
    data: { revokedAt: at },
  });
  return count > 0 ? [{ type: "invitation.revoked", data: { email } }] : [];
}

/** @throws SourcelineError NOT_FOUND, the same for every link that opens nothing. */
export async function takeLink(
  tx: Transaction,
  at: Date,
  which: { tokenHash: string } | { id: number },
): Promise<{ id: number; email: string; role: Role; invitedById: number }> {
  const invitation = await tx.invitation.findFirst({ where: which });
  if (!invitation || invitationState(invitation, at) !== "open") throw linkIsOver();
  await tx.invitation.update({ where: { id: invitation.id }, data: { acceptedAt: at } });
  return invitation;
}

export function linkIsOver(): SourcelineError {
  return notFound("An open invitation for this link");
}
