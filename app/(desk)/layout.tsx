import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { AppShell } from "@/components/shell/app-shell";
import { readTheme } from "@/components/shell/theme";
import { requireActor } from "@/lib/access/session";
import { env } from "@/lib/platform/env";
import { getShellCounts } from "@/lib/stories/shell-counts";

/** Frames every signed-in page. Pages ask for the actor themselves; this only redirects early. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor();
  const [figures, jar] = await Promise.all([getShellCounts(actor), cookies()]);
  return (
    <AppShell
      actor={actor}
      figures={figures}
      theme={readTheme(jar.get("theme")?.value)}
      demo={env().isDemo}
    >
      {children}
    </AppShell>
  );
}
