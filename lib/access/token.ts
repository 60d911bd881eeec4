/**
 * What a program asks with instead of a cookie: `Authorization: Bearer sl_…`. It acts as its owner
 * stands now and never does more than it was made for; its row is read on every request, so that
 * revoking it acts on the very next one.
 */
import { now } from "@/lib/platform/clock";
import { forbidden, SourcelineError } from "@/lib/platform/errors";
import { noteOfRequest } from "@/lib/platform/request";
import { rows } from "@/lib/platform/rows";
import { readInstant } from "@/lib/platform/statements";
import { Prisma } from "@/prisma/generated/client";
import type { Role } from "./policy";
import { factorDue, type Visitor } from "./session";
import type { TokenScope } from "./token-scopes";
import { hashOfToken, readScopes, TOKEN_MARK } from "./token-text";
import { noteTokenUse } from "./token-use";

/** What was sent as a token, whatever it is; null where none was. */
export function bearerOf({ headers }: Request): string | null {
  const sent = headers.get("authorization");
  if (sent === null) return null;
  return /^Bearer +(\S+) *$/i.exec(sent)?.[1] ?? "";
}

export type TokenVisitor = Visitor & { readonly token: TokenGrant };

export type TokenGrant = { readonly id: number; readonly scopes: readonly TokenScope[] };

type Row = {
  id: number;
  scopes: string;
  expiresAt: string;
  lastUsedAt: string | null;
  userId: number;
  name: string;
  email: string;
  role: Role;
  hasPassword: 0 | 1;
  needsSince: string | null;
  hasFactor: 0 | 1;
};

/** Whoever a token stands for; null when it is unknown, has expired or been revoked. */
export async function visitorOfToken(token: string): Promise<TokenVisitor | null> {
  if (!token.startsWith(TOKEN_MARK)) return null;
  const [row] = await rows<Row>(Prisma.sql`
    SELECT t."id", t."scopes", t."expiresAt", t."lastUsedAt",
      u."id" AS "userId", u."name", u."email", u."role", u."passwordHash" IS NOT NULL AS "hasPassword",
      r."since" AS "needsSince",
      EXISTS (SELECT 1 FROM "Factor" f WHERE f."userId" = u."id" AND f."removedAt" IS NULL)
        AS "hasFactor"
    FROM "ApiToken" t JOIN "User" u ON u."id" = t."userId"
    LEFT JOIN "FactorRule" r ON r."role" = u."role"
    WHERE t."tokenHash" = ${hashOfToken(token)} AND t."revokedAt" IS NULL
      AND u."disabledAt" IS NULL`);
  const at = now();
  if (!row || readInstant(row.expiresAt) <= at) return null;
  const { id, userId, name, email, role, needsSince, hasFactor } = row;
  noteOfRequest({ person: userId });
  void noteTokenUse(id, readInstant(row.lastUsedAt), at);
  const due = factorDue({ needsSince, hasFactor, by: row.hasPassword ? "password" : "oidc" });
  return {
    actor: { userId, name, email, role },
    sessionId: "",
    enrolBy: due,
    mustEnrol: due !== null && due <= at,
    token: { id, scopes: readScopes(row.scopes) },
  };
}

/** The same whatever is wrong with it. */
export function tokenRefused(): SourcelineError {
  return new SourcelineError({
    code: "UNAUTHENTICATED",
    message: "This API token is not known here, has expired or was revoked. Make a new one.",
  });
}

/** @throws SourcelineError FORBIDDEN where the token was not made for this. */
export function assertScope({ scopes }: TokenGrant, needed: TokenScope): void {
  if (scopes.includes(needed)) return;
  throw forbidden(`This API token may not ${needed}: it was made for ${scopes.join(", ")} alone.`);
}

/** What only somebody at a browser may do, whatever their tokens are for. */
export function sessionNeeded(): SourcelineError {
  return forbidden("This is not done with an API token. Sign in and do it there.");
}
