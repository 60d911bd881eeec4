"use client";

import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/source-serif-4/wght.css";
import "./globals.css";

import { useEffect } from "react";
import { ErrorNotice } from "@/components/shell/error-notice";
import { chosenTheme } from "@/components/shell/theme";

/** Stands in for the whole document when even the root layout failed. */
export default function GlobalError(props: { error: unknown; retry: () => void }) {
  useEffect(() => {
    const theme = chosenTheme(document.cookie);
    if (theme !== "system") document.documentElement.dataset.theme = theme;
  }, []);
  return (
    <html lang="en" suppressHydrationWarning>
      <body>
        <title>This page could not be shown · Sourceline</title>
        <div className="page flex min-h-dvh flex-col">
          <ErrorNotice {...props} />
        </div>
      </body>
    </html>
  );
}
