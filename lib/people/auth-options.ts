/**
 * How next-auth is set up: sign-in by password, one click in the demo, OpenID Connect where
 * it is configured. Its token carries nothing but what lib/access/session-token.ts names.
 */
import type { AuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { parseInput } from "@/lib/access/action";
import { sessionSecret } from "@/lib/access/session-secret";
import { IDLE_SECONDS, isSecure } from "@/lib/access/session-token";
import { env } from "@/lib/platform/env";
import { SourcelineError } from "@/lib/platform/errors";
import { signInInput } from "./input";
import { safePath } from "./rules";
import { signInToDemo, signInWithPassword, type SignedIn } from "./sign-in";

/** What one request to next-auth brings along and leaves behind. */
export type Visit = {
  readonly address: string;
  signedIn?: SignedIn;
  refusal?: unknown;
};

export function authOptions(visit: Visit): AuthOptions {
  const { baseUrl, isDemo } = env();
  // next-auth reads its own address from the environment alone.
  process.env.NEXTAUTH_URL ??= baseUrl;
  return {
    secret: sessionSecret(),
    useSecureCookies: isSecure(),
    session: { strategy: "jwt", maxAge: IDLE_SECONDS },
    jwt: { maxAge: IDLE_SECONDS },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    providers: [passwordProvider(visit), ...(isDemo ? [demoProvider(visit)] : [])],
    callbacks: {
      redirect: ({ url, baseUrl: base }) =>
        safePath(url.startsWith(base) ? url.slice(base.length) : url),
      jwt: () => {
        if (!visit.signedIn) throw new Error("A session is only made by signing in.");
        const { userId, epoch } = visit.signedIn;
        return { sub: String(userId), epoch, since: Math.floor(Date.now() / 1000) };
      },
    },
  };
}

/** Keeps the refusal for the answer; next-auth itself only knows that it failed. */
async function admit(visit: Visit, signIn: () => Promise<SignedIn>) {
  try {
    visit.signedIn = await signIn();
    return { id: String(visit.signedIn.userId) };
  } catch (error) {
    visit.refusal = error;
    throw new Error(error instanceof SourcelineError ? error.code : "FAULT");
  }
}

function passwordProvider(visit: Visit) {
  return CredentialsProvider({
    id: "credentials",
    name: "Password",
    credentials: { email: {}, password: {} },
    authorize: (given) =>
      admit(visit, async () =>
        signInWithPassword(
          parseInput(signInInput, { email: given?.email ?? "", password: given?.password ?? "" }),
          visit.address,
        ),
      ),
  });
}

function demoProvider(visit: Visit) {
  return CredentialsProvider({
    id: "demo",
    name: "Demo",
    credentials: { email: {} },
    authorize: (given) => admit(visit, () => signInToDemo(given?.email ?? "")),
  });
}
