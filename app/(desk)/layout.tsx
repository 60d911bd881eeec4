import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { NamesWritten } from "@/components/identities/names-written";
import { LiveConnection } from "@/components/live/live-connection";
import { AccountNotices } from "@/components/people/account-notices";
import { AppShell } from "@/components/shell/app-shell";
import { readTheme } from "@/components/shell/theme";
import { TypedKeeper } from "@/components/typed/typed-keeper";
import { can } from "@/lib/access/policy";
import { requireActor, requireVisitor } from "@/lib/access/session";
import { typingKey } from "@/lib/access/typing-key";
import { readHead, shortHead } from "@/lib/audit/head";
import { readLiveCursor } from "@/lib/live/queries";
import { unreadOf } from "@/lib/notifications/queries";
import { listNotices } from "@/lib/people/notices";
import { env } from "@/lib/platform/env";
import { getShellCounts, NO_FIGURES } from "@/lib/stories/shell-counts";

/** Frames every signed-in page. Pages ask for the actor themselves; this only redirects early. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor();
  const { sessionId, enrolBy } = await requireVisitor();
  // Before anything of the page is read: what comes after this, the page is told.
  const since = can(actor, "claim.read") ? await readLiveCursor(actor) : null;
  const [figures, head, jar, notices, unread] = await Promise.all([
    can(actor, "claim.read") ? getShellCounts(actor) : NO_FIGURES,
    readHead(),
    cookies(),
    listNotices(actor, sessionId),
    unreadOf(actor),
  ]);
  return (
    <AppShell
      actor={actor}
      figures={figures}
      unread={unread}
      logHead={head && shortHead(head)}
      theme={readTheme(jar.get("theme")?.value)}
      demo={env().isDemo}
    >
      {since === null ? null : <LiveConnection userId={actor.userId} since={since} />}
      <AccountNotices notices={notices} enrolBy={enrolBy?.toISOString() ?? null} />
      <NamesWritten />
      <TypedKeeper typingKey={typingKey(actor)}>{children}</TypedKeeper>
    </AppShell>
  );
}
