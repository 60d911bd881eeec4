import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/source-serif-4/wght.css";
import "@fontsource-variable/source-serif-4/wght-italic.css";
import "./globals.css";

import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { Keys } from "@/components/shell/keys";
import { readTheme } from "@/components/shell/theme";
import { EARLY_KEYS } from "@/components/ui/early-keys";
import { FieldKeysEverywhere } from "@/components/ui/field-keys-everywhere";
import { FocusKeeper } from "@/components/ui/focus-keeper";
import { NeedsScript } from "@/components/ui/needs-script";
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
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <html lang="en" data-theme={theme === "system" ? undefined : theme}>
      <body>
        {/* Browsers hide a nonce from scripts, so React finds another than it was sent. */}
        <script
          nonce={nonce}
          suppressHydrationWarning
          dangerouslySetInnerHTML={{ __html: EARLY_KEYS }}
        />
        <NeedsScript nonce={nonce} />
        <TimeZoneProvider zone={env().timeZone}>
          <FieldKeysEverywhere />
          <FocusKeeper />
          <ToastProvider undoKeys={<Keys keys="mod+z" />}>
            <div className="page">{children}</div>
          </ToastProvider>
        </TimeZoneProvider>
      </body>
    </html>
  );
}
