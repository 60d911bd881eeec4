"use client";

import { useEffect, useState, useTransition } from "react";
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
      <StorageTrouble />
      <Reference error={error} />
    </Notice>
  );
}

/** What the machine does to the data, where that is why: the server says it of itself. */
function StorageTrouble() {
  const [message, setMessage] = useState<string | null>(null);
  useEffect(() => {
    const leaving = new AbortController();
    readTrouble(leaving.signal).then(setMessage, () => {
      // A server that does not answer says nothing more.
      setMessage(null);
    });
    return () => leaving.abort();
  }, []);
  return message === null ? null : <p role="status">{message}</p>;
}

async function readTrouble(signal: AbortSignal): Promise<string | null> {
  const answer = await fetch("/api/health", { signal });
  const { message } = (await answer.json()) as { message?: unknown };
  return typeof message === "string" ? message : null;
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
