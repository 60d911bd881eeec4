"use client";

import { useTransition } from "react";
import { Notice } from "./notice";
import { buttonLook } from "@/components/ui/button-look";

export type ErrorNoticeProps = { error: unknown; retry: () => void; inShell?: boolean };

/** A page that failed: offers another try, and the mark under which the server logged it. */
export function ErrorNotice({ error, retry, inShell }: ErrorNoticeProps) {
  const [isTrying, startTrying] = useTransition();
  return (
    <Notice
      inShell={inShell ?? false}
      title="This page could not be shown"
      actions={
        <>
          <button
            type="button"
            aria-busy={isTrying}
            onClick={() => startTrying(retry)}
            className={buttonLook({ variant: "primary" })}
          >
            {isTrying ? "Trying…" : "Try again"}
          </button>
          {/* eslint-disable-next-line @next/next/no-html-link-for-pages -- After a fault nothing of this page is to be relied on. */}
          <a href="/" className={buttonLook({})}>
            Go to your desk
          </a>
        </>
      }
    >
      <p>
        Something failed on our side. What was saved before is safe. Try again; if it fails again,
        tell whoever runs Sourceline for you.
      </p>
      <Reference error={error} />
    </Notice>
  );
}

function Reference({ error }: { error: unknown }) {
  const digest = error instanceof Error && "digest" in error ? error.digest : undefined;
  if (typeof digest !== "string") return null;
  return (
    <p className="text-sm text-faint">
      Give them this reference: <span className="text-soft nums select-all">{digest}</span>
    </p>
  );
}
