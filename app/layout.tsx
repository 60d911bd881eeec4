import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/source-serif-4/wght.css";
import "@fontsource-variable/source-serif-4/wght-italic.css";
import "./globals.css";

import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { Keys } from "@/components/shell/keys";
import { readTheme } from "@/components/shell/theme";
import { TimeZoneProvider } from "@/components/ui/time-zone";
import { ToastProvider } from "@/components/ui/toast";
import { env } from "@/lib/platform/env";

export const metadata: Metadata = {
  title: { default: "Sourceline", template: "%s · Sourceline" },
  description:
    "The newsroom’s ledger of claims: who says so, how they know, on what terms, and who checked it.",
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f3f0e8" },
    { media: "(prefers-color-scheme: dark)", color: "#1a1816" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = readTheme((await cookies()).get("theme")?.value);
  return (
    <html lang="en" data-theme={theme === "system" ? undefined : theme}>
      <body>
        <TimeZoneProvider zone={env().timeZone}>
          <ToastProvider undoKeys={<Keys keys="mod+z" />}>
            <div className="page">{children}</div>
          </ToastProvider>
        </TimeZoneProvider>
      </body>
    </html>
  );
}
