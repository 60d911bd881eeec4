import { authorize } from "@/lib/access/policy";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { FactorSettings } from "@/components/people/factor-settings";
import { FrontPage } from "@/components/people/front-page";
import { SignOutEverywhere } from "@/components/people/sign-out-everywhere";
import { requireVisitor } from "@/lib/access/session";
import { getAccount } from "@/lib/people/queries";
import { getFactors } from "@/lib/people/factors";
import { canHavePasskeys } from "@/lib/people/passkeys";
import { env } from "@/lib/platform/env";

export const metadata: Metadata = { title: "Second factor" };

/** For whoever needs a second factor before anything else. */
export default async function SecondFactorPage() {
  const { actor, mustEnrol } = await requireVisitor();
  if (!mustEnrol) redirect("/account");
  authorize(actor, "account.keep");
  const [{ factors, recoveryCodes }, { hasPassword }] = await Promise.all([
    getFactors(actor),
    getAccount(actor),
  ]);
  return (
    <FrontPage
      newsroom={env().newsroomName}
      title="Set up a second factor"
      lead="Your role needs one beside the password, and the time to set one up is over. Everything else opens when it is done."
    >
      <div className="mt-4">
        <FactorSettings
          factors={factors}
          recoveryCodes={recoveryCodes}
          hasPassword={hasPassword}
          canHavePasskeys={canHavePasskeys()}
        />
      </div>
      <div className="mt-5 border-t border-rule pt-4">
        <SignOutEverywhere />
      </div>
    </FrontPage>
  );
}
