import type { Metadata } from "next";
import { cookies } from "next/headers";
import { HowToldSettings } from "@/components/notifications/how-told";
import { AccountSection } from "@/components/people/account-section";
import { FactorSettings } from "@/components/people/factor-settings";
import { PasswordForm } from "@/components/people/password-form";
import { SessionList } from "@/components/people/session-list";
import { SignOutEverywhere } from "@/components/people/sign-out-everywhere";
import { ThemeChoice } from "@/components/people/theme-choice";
import { TokenSettings } from "@/components/people/token-settings";
import { roleName } from "@/components/people/words";
import { readTheme } from "@/components/shell/theme";
import { Kbd } from "@/components/ui/kbd";
import { PageHeader } from "@/components/ui/page-header";
import { requireReader, requireVisitor } from "@/lib/access/session";
import { readHowTold } from "@/lib/notifications/queries";
import { getFactors } from "@/lib/people/factors";
import { canHavePasskeys } from "@/lib/people/passkeys";
import { getAccount } from "@/lib/people/queries";
import { ROLE_MEANING } from "@/lib/people/rules";
import { listSessions } from "@/lib/people/sessions";
import { listTokens } from "@/lib/people/tokens";
import { env } from "@/lib/platform/env";

export const metadata: Metadata = { title: "Account" };

export default async function AccountPage() {
  const actor = await requireReader("account.keep");
  const { sessionId } = await requireVisitor();
  const [account, jar, sessions, { factors, recoveryCodes }, howTold, tokens] = await Promise.all([
    getAccount(actor),
    cookies(),
    listSessions(actor, sessionId),
    getFactors(actor),
    readHowTold(actor),
    listTokens(actor),
  ]);
  return (
    <>
      <PageHeader
        title="Your account"
        meta={
          <>
            <span>{account.email}</span>
            <span>
              {roleName(account.role)}: {ROLE_MEANING[account.role]}
            </span>
          </>
        }
      />
      <AccountSection title="Name" lead="Stands beside everything you log, judge and write.">
        <p dir="auto" className="font-strong">
          {account.name}
        </p>
        <p className="mt-1 text-xs text-faint">
          An administrator changes it, on the people page: histories and exports say by it who did
          what.
        </p>
      </AccountSection>
      {account.hasPassword ? (
        <AccountSection
          title="Password"
          lead="A new one ends your sessions on every other browser."
        >
          <PasswordForm email={account.email} />
        </AccountSection>
      ) : (
        <AccountSection title="Password">
          <p className="text-soft">
            You sign in through the newsroom&rsquo;s identity provider; your password is changed
            there.
          </p>
        </AccountSection>
      )}
      <AccountSection
        title="Second factor"
        lead="Asked for after the password: a code of an authenticator app, or a passkey."
      >
        <div id="second-factor">
          <FactorSettings
            factors={factors}
            recoveryCodes={recoveryCodes}
            hasPassword={account.hasPassword}
            canHavePasskeys={canHavePasskeys()}
          />
        </div>
      </AccountSection>
      <AccountSection
        title="Sessions"
        lead="A session ends after a day without use, and after 30 days in any case."
      >
        <SessionList sessions={sessions} />
        <div className="mt-4">
          <SignOutEverywhere />
        </div>
        <p className="mt-2 text-xs text-faint">
          For a lost laptop or a shared computer. This browser is signed out as well.
        </p>
      </AccountSection>
      <AccountSection
        title="API tokens"
        lead="A program that holds one acts as you, as far as the token goes. A new password, or signing out everywhere, revokes them all."
      >
        <div id="tokens">
          <TokenSettings tokens={tokens} hasPassword={account.hasPassword} />
        </div>
      </AccountSection>
      <AccountSection
        title="What you are told"
        lead="Under Notifications, and by mail. Nobody is told of what they did themselves."
      >
        <div id="notifications">
          <HowToldSettings
            chosen={howTold}
            hasMail={env().mail !== null}
            digestHour={env().digestHour}
          />
        </div>
      </AccountSection>
      <AccountSection title="This browser">
        <ThemeChoice theme={readTheme(jar.get("theme")?.value)} />
        <p className="mt-4 text-sm text-soft">
          Nearly everything has a key: <Kbd>?</Kbd> lists them on any page, <Kbd>Ctrl</Kbd>{" "}
          <Kbd>K</Kbd> (on a Mac <Kbd>⌘</Kbd> <Kbd>K</Kbd>) goes anywhere.
        </p>
      </AccountSection>
    </>
  );
}
