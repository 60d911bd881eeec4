"use client";

import { useTransition } from "react";
import { Notice } from "@/components/shell/notice";
import { Button, ButtonLink } from "@/components/ui/button";

type ErrorPageProps = { error: unknown; retry: () => void };

export default function ErrorPage({ error, retry }: ErrorPageProps) {
  const [isTrying, startTrying] = useTransition();
  return (
    <Notice
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

/** The mark under which the server logged the failure. */
function Reference({ error }: { error: unknown }) {
  const digest = error instanceof Error && "digest" in error ? error.digest : undefined;
  if (typeof digest !== "string") return null;
  return (
    <p className="text-sm text-faint">
      Give them this reference: <span className="text-soft nums select-all">{digest}</span>
    </p>
  );
}
