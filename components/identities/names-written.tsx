"use client";

import { useEffect, useRef, useState } from "react";
import { answerForNames } from "@/components/protected-names";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { WrittenName } from "@/lib/ledger/identities/guard";

type Asked = { names: readonly WrittenName[]; answer: (isMeant: boolean) => void };

/** Asks, before a text is kept that names somebody who is protected; nothing is saved until then. */
export function NamesWritten() {
  const [asked, setAsked] = useState<Asked | null>(null);
  const back = useRef<HTMLButtonElement>(null);
  useEffect(
    () =>
      answerForNames(
        (names) =>
          new Promise((resolve) => {
            setAsked((before) => {
              // Another was sent meanwhile: what was asked first is not meant.
              before?.answer(false);
              return { names, answer: resolve };
            });
          }),
      ),
    [],
  );

  function say(isMeant: boolean) {
    asked?.answer(isMeant);
    setAsked(null);
  }

  return (
    <Dialog
      open={asked !== null}
      onOpenChange={(open) => {
        if (!open) say(false);
      }}
      width="small"
      sticky
      initialFocus={back}
      title="This names somebody who is protected"
      description="Nothing was saved yet. Whoever sees the story reads what you save, and it stays in its history."
      footer={
        <>
          <Button onClick={() => say(true)}>Save it all the same</Button>
          <Button ref={back} variant="primary" onClick={() => say(false)}>
            Go back and mend it
          </Button>
        </>
      }
    >
      <ul className="flex flex-col gap-1 text-table">
        {asked?.names.map(({ written, source }) => (
          <li key={source} className="wrap-anywhere">
            “{written}” is <strong className="font-semibold">{source}</strong>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
