"use client";

import { useTransition } from "react";
import { Notice } from "./notice";
import { Button, ButtonLink } from "@/components/ui/button";

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
          <Button variant="primary" pending={isTrying} onClick={() => startTrying(retry)}>
            {isTrying ? "Trying…" : "Try again"}
          </Button>
          <ButtonLink href="/">Go to your desk</ButtonLink>
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
