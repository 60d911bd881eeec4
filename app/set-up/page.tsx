import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { FrontPage } from "@/components/people/front-page";
import { SetUpForm } from "@/components/people/set-up-form";
import { hasAccounts } from "@/lib/access/accounts";
import { ensureSetUpCode } from "@/lib/people/set-up-code";
import { env } from "@/lib/platform/env";

export const metadata: Metadata = { title: "Set up" };

export default async function SetUpPage() {
  await connection();
  if (await hasAccounts()) notFound();
  // Whoever started the server some other way than `npm start` finds the code in the data folder.
  await ensureSetUpCode();
  return (
    <FrontPage
      newsroom={env().newsroomName}
      title="Set up your newsroom"
      lead="Nobody has an account here yet. Make the first one: an administrator, who invites the others."
    >
      <SetUpForm />
    </FrontPage>
  );
}
