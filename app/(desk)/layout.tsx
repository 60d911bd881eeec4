import { can } from "@/lib/access/policy";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { AccountNotices } from "@/components/people/account-notices";
import { AppShell } from "@/components/shell/app-shell";
import { readTheme } from "@/components/shell/theme";
import { requireActor, requireVisitor } from "@/lib/access/session";
import { readHead, shortHead } from "@/lib/audit/head";
import { listNotices } from "@/lib/people/notices";
import { env } from "@/lib/platform/env";
import { getShellCounts, NO_FIGURES } from "@/lib/stories/shell-counts";

/** Frames every signed-in page. Pages ask for the actor themselves; this only redirects early. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor();
  const { sessionId, enrolBy } = await requireVisitor();
  const [figures, head, jar, notices] = await Promise.all([
    can(actor, "claim.read") ? getShellCounts(actor) : NO_FIGURES,
    readHead(),
    cookies(),
    listNotices(actor, sessionId),
  ]);
  return (
    <AppShell
      actor={actor}
      figures={figures}
      logHead={head && shortHead(head)}
      theme={readTheme(jar.get("theme")?.value)}
      demo={env().isDemo}
    >
      <AccountNotices notices={notices} enrolBy={enrolBy?.toISOString() ?? null} />
      {children}
    </AppShell>
  );
}
