import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { FrontPage } from "@/components/people/front-page";
import { SignInForm } from "@/components/people/sign-in-form";
import { hasAccounts } from "@/lib/access/accounts";
import { getActor } from "@/lib/access/session";
import { DEMO_ACCOUNTS, ROLE_MEANING, safePath } from "@/lib/people/rules";
import { env } from "@/lib/platform/env";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignInPage({ searchParams }: Props) {
  const query = await searchParams;
  const callbackUrl = safePath(first(query["callbackUrl"]));
  if (await getActor()) redirect(callbackUrl);
  if (!(await hasAccounts())) redirect("/set-up");
  const { newsroomName, isDemo, oidc } = env();
  return (
    <FrontPage newsroom={newsroomName} title="Sign in">
      <SignInForm
        callbackUrl={callbackUrl}
        notice={noticeFor(first(query["error"]), oidc?.name ?? "Single sign-on")}
        provider={oidc?.name ?? null}
        demoAccounts={
          isDemo
            ? DEMO_ACCOUNTS.map(({ email, role }) => ({ email, role, meaning: ROLE_MEANING[role] }))
            : []
        }
      />
    </FrontPage>
  );
}

function first(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

/** What a refusal elsewhere means; never the text of the address bar itself. */
function noticeFor(code: string | undefined, provider: string): string | null {
  switch (code) {
    case undefined:
      return null;
    case "NotInvited":
      return `${provider} knows you, but nobody here has invited that address yet. Ask an administrator for an invitation.`;
    case "UnverifiedEmail":
      return `${provider} has not confirmed your email address, so it cannot be matched with an invitation. Confirm it there, then try again.`;
    case "UNAUTHENTICATED":
    case "CredentialsSignin":
      return "Email or password is wrong.";
    case "THROTTLED":
      return "Too many failed attempts. Try again in a few minutes.";
    default:
      return "That did not work. Try again; if it goes on, tell your administrator.";
  }
}
