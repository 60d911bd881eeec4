/**
 * API tokens: made and revoked by whoever they stand for, by an administrator or from the command
 * line; each is logged. What ends sessions because somebody else may hold them ends tokens, too:
 * disabling the account, signing out everywhere, and a new password.
 */
import { SYSTEM, type Actor, type SystemActor } from "@/lib/access/actor";
import { authorize, can } from "@/lib/access/policy";
import { newToken, readScopes } from "@/lib/access/token-text";
import type { TokenScope } from "@/lib/access/token-scopes";
import { commit, unchanged, type Transaction } from "@/lib/audit/commit";
import type { NewEvent } from "@/lib/audit/events";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { notFound, ruleUnmet } from "@/lib/platform/errors";
import { job } from "@/lib/platform/threads";
import type { MakeTokenInput, NewTokenInput } from "./input";
import { tellMembers } from "./memberships";
import { addNotice } from "./notices";
import { assertIsOwner } from "./present-password";
import { MOST_TOKENS } from "./rules";

const DAY = 24 * 60 * 60 * 1_000;

export type MadeToken = {
  id: number;
  /** The only copy that there will ever be. */
  token: string;
  name: string;
  scopes: TokenScope[];
  expiresAt: string;
};

/** One's own. @throws SourcelineError INVALID where the password is not the present one. */
export async function makeToken(
  actor: Actor,
  { current, ...wanted }: MakeTokenInput,
): Promise<MadeToken> {
  await assertIsOwner(actor, current);
  return keepToken({ by: actor, userId: actor.userId, wanted });
}

type Making = { by: Actor | SystemActor; userId: number; wanted: NewTokenInput };

const keepToken = job("writer", "people.makeToken", ({ by, userId, wanted }: Making) =>
  commit<MadeToken>(by, async (tx, at) => {
    const open = { userId, revokedAt: null, expiresAt: { gt: at } };
    if ((await tx.apiToken.count({ where: open })) >= MOST_TOKENS) {
      throw ruleUnmet(`There are ${MOST_TOKENS} tokens already; revoke one first.`);
    }
    const { name, scopes, days } = wanted;
    const { token, tokenHash, prefix } = newToken();
    const expiresAt = new Date(at.getTime() + days * DAY);
    const kept = { name, tokenHash, prefix, scopes: scopes.join(","), expiresAt };
    const { id } = await tx.apiToken.create({ data: { ...kept, userId, createdAt: at } });
    const said = { token: name, scopes: scopes.join(", "), expiresAt: expiresAt.toISOString() };
    const whose = await whoseIs(tx, userId, by);
    if (whose.name !== undefined) await tellOfToken(tx, at, { by, userId, name });
    return {
      result: { id, token, name, scopes, expiresAt: expiresAt.toISOString() },
      events: [{ type: "person.token_made", userId, data: { ...said, ...whose } }],
    };
  }),
);

/** The person is told, and whoever shares a restricted story: with a token somebody acts as them. */
async function tellOfToken(
  tx: Transaction,
  at: Date,
  { by, userId, name }: { by: Actor | SystemActor; userId: number; name: string },
): Promise<void> {
  const person = await tx.user.findUniqueOrThrow({ where: { id: userId } });
  await tellMembers(tx, at, by, { person, did: `made an API token for ${person.name}` });
  await addNotice(tx, at, { userId, kind: "token_made", detail: name });
}

/** By name, where it is not one's own. */
async function whoseIs(
  tx: Transaction,
  userId: number,
  by: Actor | SystemActor,
): Promise<{ name?: string }> {
  if (by.userId === userId) return {};
  const { name } = await tx.user.findUniqueOrThrow({ where: { id: userId } });
  return { name };
}

/** From the command line, by whoever runs the server. */
export async function makeTokenFor(email: string, wanted: NewTokenInput): Promise<MadeToken> {
  const person = await db().user.findUnique({ where: { email: email.trim().toLowerCase() } });
  if (!person) throw notFound("Somebody with this address");
  if (person.disabledAt) throw ruleUnmet("Enable the account first; its tokens open nothing.");
  return keepToken({ by: SYSTEM, userId: person.id, wanted });
}

type Revoking = { by: Actor | SystemActor; id: number; whose: "own" | "anybody's" };

/** One's own; for administrators, and for the command line, anybody's. Revoking again is no act. */
export const revokeToken = job(
  "writer",
  "people.revokeToken",
  ({ by, id, whose }: Revoking): Promise<null> => {
    if (whose === "anybody's" && by.userId !== null) authorize(by, "people.manage");
    return commit<null>(by, async (tx, at) => {
      const own = whose === "own" && by.userId !== null ? { userId: by.userId } : {};
      const token = await tx.apiToken.findFirst({ where: { id, ...own } });
      if (!token) throw notFound("That token");
      if (token.revokedAt) return unchanged(null);
      await tx.apiToken.update({ where: { id }, data: { revokedAt: at } });
      const { userId, name } = token;
      const data = { token: name, ...(await whoseIs(tx, userId, by)) };
      return { result: null, events: [{ type: "person.token_revoked", userId, data }] };
    });
  },
);

/** With what ends a person's sessions for good. */
export async function revokeTokensOf(
  tx: Transaction,
  userId: number,
  at: Date,
  by: Actor | SystemActor,
): Promise<NewEvent[]> {
  const open = await tx.apiToken.findMany({ where: { userId, revokedAt: null } });
  if (open.length === 0) return [];
  await tx.apiToken.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: at } });
  const whose = await whoseIs(tx, userId, by);
  return open.map(({ name }) => {
    return { type: "person.token_revoked", userId, data: { token: name, ...whose } };
  });
}

export type TokenView = {
  id: number;
  name: string;
  /** How it begins. */
  prefix: string;
  scopes: TokenScope[];
  createdAt: string;
  expiresAt: string;
  isExpired: boolean;
  /** To within a minute. */
  lastUsedAt: string | null;
};

export type OwnedToken = TokenView & { owner: { id: number; name: string; email: string } };

/** One's own that were not revoked, the latest first. */
export async function listTokens({ userId }: Actor): Promise<TokenView[]> {
  return (await readTokens({ userId })).map(({ owner: _owner, ...token }) => token);
}

/** Everybody's, for administrators. @throws SourcelineError NOT_FOUND for others. */
export async function listAllTokens(actor: Actor): Promise<OwnedToken[]> {
  if (!can(actor, "people.read")) throw notFound();
  return readTokens({});
}

/** For the command line. */
export async function listTokensOf(email: string | undefined): Promise<OwnedToken[]> {
  if (email === undefined) return readTokens({});
  const person = await db().user.findUnique({ where: { email: email.trim().toLowerCase() } });
  if (!person) throw notFound("Somebody with this address");
  return readTokens({ userId: person.id });
}

async function readTokens(of: { userId?: number }): Promise<OwnedToken[]> {
  const tokens = await db().apiToken.findMany({
    where: { ...of, revokedAt: null },
    orderBy: { id: "desc" },
    include: { user: { select: { id: true, name: true, email: true } } },
  });
  return tokens.map(({ id, name, prefix, scopes, createdAt, expiresAt, lastUsedAt, user }) => ({
    ...{ id, name, prefix, scopes: readScopes(scopes), owner: user },
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    isExpired: expiresAt <= now(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }));
}
