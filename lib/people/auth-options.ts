/**
 * How next-auth is set up: sign-in by password, one click in the demo, OpenID Connect where
 * it is configured. Its token carries nothing but what lib/access/session-token.ts names.
 */
import type { AuthOptions } from "next-auth";
import type { JWT } from "next-auth/jwt";
import type { OAuthConfig } from "next-auth/providers/oauth";
import CredentialsProvider from "next-auth/providers/credentials";
import { parseInput } from "@/lib/access/action";
import type { Arrival } from "@/lib/access/arrival";
import { sessionSecret } from "@/lib/access/session-secret";
import type { Admitted, StartedSession } from "@/lib/access/session";
import { IDLE_SECONDS } from "@/lib/access/session-times";
import { env, isSecure, type Env } from "@/lib/platform/env";
import { SourcelineError } from "@/lib/platform/errors";
import { recordFailure } from "./failed-sign-ins";
import { signInInput } from "./input";
import { admitByProvider, type Claims } from "./oidc";
import { safePath } from "./rules";
import { signOutOf } from "./sessions";
import { signInToDemo, signInWithPassword } from "./sign-in";

/** What one request to next-auth brings along and leaves behind. */
export type Visit = {
  readonly arrival: Arrival;
  signedIn?: StartedSession;
  /** Of a sign-in whose second step is still to come. */
  stepId?: string;
  refusal?: unknown;
};

export function authOptions(visit: Visit): AuthOptions {
  const { baseUrl, isDemo, oidc } = env();
  // next-auth reads its own address from the environment alone.
  process.env.NEXTAUTH_URL ||= baseUrl;
  return {
    secret: sessionSecret(),
    useSecureCookies: isSecure(),
    session: { strategy: "jwt", maxAge: IDLE_SECONDS },
    jwt: { maxAge: IDLE_SECONDS },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    providers: [
      passwordProvider(visit),
      ...(isDemo ? [demoProvider(visit)] : []),
      ...(oidc ? [identityProvider(oidc)] : []),
    ],
    callbacks: {
      redirect: ({ url, baseUrl: base }) =>
        safePath(url.startsWith(base) ? url.slice(base.length) : url),
      signIn: async ({ account, profile }) => {
        if (account?.provider !== "oidc") return true;
        try {
          const admission = await admitByProvider(profile as Claims, visit.arrival);
          if ("refused" in admission) {
            const { address } = visit.arrival;
            await recordFailure({ userId: undefined, by: "oidc", because: "refused", address });
            return `/sign-in?error=${admission.refused}`;
          }
          visit.signedIn = admission.admitted;
          return true;
        } catch (error) {
          visit.refusal = error;
          return "/sign-in?error=FAULT";
        }
      },
      jwt: () => {
        if (!visit.signedIn) throw new Error("A session is only made by signing in.");
        const { userId, sessionId } = visit.signedIn;
        return { sub: String(userId), sid: sessionId, since: Math.floor(Date.now() / 1000) };
      },
    },
    events: { signOut: ({ token }) => signOut(visit, token) },
  };
}

/** Ends the session itself; next-auth takes the cookie away. */
async function signOut(visit: Visit, { sid }: JWT): Promise<void> {
  try {
    if (typeof sid === "string") await signOutOf(sid);
  } catch (error) {
    // The caller is told: next-auth would only write it to the log.
    visit.refusal = error;
  }
}

/** Keeps the refusal for the answer; next-auth itself only knows that it failed. */
async function keepOutcome(visit: Visit, signIn: () => Promise<Admitted>) {
  let admitted: Admitted;
  try {
    admitted = await signIn();
  } catch (error) {
    visit.refusal = error;
    throw new Error(error instanceof SourcelineError ? error.code : "FAULT");
  }
  if ("stepId" in admitted) {
    visit.stepId = admitted.stepId;
    throw new Error("SECOND_STEP");
  }
  visit.signedIn = admitted.signedIn;
  return { id: String(admitted.signedIn.userId) };
}

function passwordProvider(visit: Visit) {
  return CredentialsProvider({
    id: "credentials",
    name: "Password",
    credentials: { email: {}, password: {} },
    authorize: (given) =>
      keepOutcome(visit, async () =>
        signInWithPassword(
          parseInput(signInInput, { email: given?.email ?? "", password: given?.password ?? "" }),
          visit.arrival,
        ),
      ),
  });
}

function demoProvider(visit: Visit) {
  return CredentialsProvider({
    id: "demo",
    name: "Demo",
    credentials: { email: {} },
    authorize: (given) => keepOutcome(visit, () => signInToDemo(given?.email ?? "", visit.arrival)),
  });
}

/** Authorization code flow with PKCE, state and nonce; the identity token says who it is. */
function identityProvider({
  issuer,
  clientId,
  clientSecret,
  name,
}: NonNullable<Env["oidc"]>): OAuthConfig<Claims> {
  return {
    id: "oidc",
    name,
    type: "oauth",
    issuer,
    wellKnown: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    authorization: { params: { scope: "openid email profile" } },
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    // Some providers keep the address out of the identity token and tell it on asking.
    userinfo: {
      request: async ({ client, tokens }) => {
        const claims = (tokens as unknown as { claims: () => Claims }).claims();
        return claims.email
          ? claims
          : { ...(await client.userinfo(String(tokens.access_token))), ...claims };
      },
    },
    profile: ({ sub, name: person, email }) => ({ id: sub, name: person, email }),
  };
}
