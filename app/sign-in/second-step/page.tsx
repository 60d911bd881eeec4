import type { Metadata } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { FrontPage } from "@/components/people/front-page";
import { SecondStepForm } from "@/components/people/second-step-form";
import { getVisitor, stepCookieName } from "@/lib/access/session";
import { passkeyToUse } from "@/lib/people/passkeys";
import { safePath } from "@/lib/people/rules";
import { findStep } from "@/lib/people/second-step";
import { env } from "@/lib/platform/env";

export const metadata: Metadata = { title: "Second step" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SecondStepPage({ searchParams }: Props) {
  const { callbackUrl } = await searchParams;
  const wanted = safePath(typeof callbackUrl === "string" ? callbackUrl : null);
  if (await getVisitor()) redirect(wanted);
  const step = await findStep((await cookies()).get(stepCookieName())?.value);
  if (!step) redirect("/sign-in");
  const { passkeys, challenge, hasApp } = step;
  return (
    <FrontPage newsroom={env().newsroomName} title="Second step">
      <SecondStepForm
        callbackUrl={wanted}
        hasApp={hasApp}
        passkey={passkeys.length > 0 ? await passkeyToUse(challenge, passkeys) : null}
      />
    </FrontPage>
  );
}
