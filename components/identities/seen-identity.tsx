"use client";

import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { DefinitionList } from "@/components/ui/definition-list";
import type { SealedIdentity } from "@/lib/ledger/identities/rules";

/** Left on a screen that somebody has turned away from, it would be seen without a look. */
const SHOWN_FOR = 60_000;

/** Shown for a minute, or until the page is left or hidden; never printed. */
export function SeenIdentity({
  identity,
  onHide,
}: {
  identity: SealedIdentity;
  onHide: () => void;
}) {
  useEffect(() => {
    const timer = setTimeout(onHide, SHOWN_FOR);
    const hide = () => {
      if (document.hidden) onHide();
    };
    document.addEventListener("visibilitychange", hide);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", hide);
    };
  }, [onHide]);
  return (
    <div
      role="status"
      aria-label="Who it is"
      className="no-print mt-2.5 rounded-lg border border-edge bg-surface px-3 py-2.5"
    >
      <DefinitionList
        className="wrap-anywhere whitespace-pre-wrap"
        items={[
          { term: "Name", value: <strong className="font-semibold">{identity.name}</strong> },
          { term: "Other names", value: identity.otherNames },
          { term: "Reached by", value: identity.contact },
          { term: "Note", value: identity.note },
        ]}
      />
      <Button size="small" variant="quiet" className="mt-1.5 -ml-2" onClick={onHide}>
        Hide it
      </Button>
    </div>
  );
}
