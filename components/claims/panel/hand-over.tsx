"use client";

import { useState } from "react";
import { refusalText, useCommand, type CommandError } from "@/components/command";
import { useShortcut } from "@/components/shell/shortcuts";
import { NoteForm } from "@/components/typed/note-form";
import { NotSent } from "@/components/typed/not-sent";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/field";
import { Kbd } from "@/components/ui/kbd";
import { claimKey } from "./claim-key-reasons";

/** Of a source: what its citation lacks. */
export type Gap = { words: string; lacks: string };

/** A source or a claim, and what is missing of it. */
export type Missing = { of: string; says: string };

type Props = {
  at: { claimId: number; revision: number };
  claimRef: string;
  /** What its citations lack, and nobody has waived. */
  gaps: readonly Gap[];
};

/** “Hand over for review” (key r). What citations lack is named first, and goes with a reason. */
export function HandOver({ at, claimRef, gaps }: Props) {
  const handOver = useCommand("claims.handOver");
  const [isOpen, setIsOpen] = useState(false);
  const place = `hand over claim ${at.claimId}`;
  const isComplete = gaps.length === 0;
  function press() {
    if (isComplete) void handOver.run(at);
    else setIsOpen(true);
  }
  useShortcut({ ...claimKey("r"), run: press });
  return (
    <>
      <Button variant="primary" pending={handOver.pending} onClick={press}>
        Hand over for review{isComplete ? "" : "…"} <Kbd>r</Kbd>
      </Button>
      {isComplete ? (
        <FormError>{handOver.error ? refusalText(handOver.error) : null}</FormError>
      ) : isOpen ? (
        <IncompleteDialog
          place={place}
          missing={gaps.map(({ words, lacks }) => ({ of: words, says: `lacks ${lacks}` }))}
          title={`Hand over ${claimRef}?`}
          pending={handOver.pending}
          error={handOver.error}
          onClose={() => setIsOpen(false)}
          onHandOver={async (because) => (await handOver.run({ ...at, because })).ok}
        />
      ) : (
        <NotSent place={place} onOpen={() => setIsOpen(true)} />
      )}
    </>
  );
}

type DialogProps = {
  /** Under which the reason is kept while it is typed. */
  place: string;
  title: string;
  missing: readonly Missing[];
  pending: boolean;
  error: CommandError | null;
  onClose: () => void;
  /** @returns whether it was done. */
  onHandOver: (because: string) => Promise<boolean>;
};

/** What the citations lack, and why it is handed over all the same; the reason stays beside them. */
export function IncompleteDialog({ missing, onHandOver, ...form }: DialogProps) {
  return (
    <NoteForm
      {...form}
      description="A checker finds the same place again by what is missing here. Add it, or say why it goes without."
      label="Why it goes without"
      action="Hand over without"
      field="because"
      onSend={onHandOver}
    >
      <ul className="flex max-h-[40dvh] flex-col gap-1.5 overflow-y-auto text-sm">
        {missing.map(({ of, says }, at) => (
          <li key={at} className="wrap-anywhere">
            <bdi className="font-strong">{of}</bdi> <bdi className="text-soft">{says}</bdi>
          </li>
        ))}
      </ul>
    </NoteForm>
  );
}
