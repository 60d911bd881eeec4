"use client";

import { useState, type SubmitEvent } from "react";
import { refusalText, useCommand, type CommandError } from "@/components/command";
import { useShortcut } from "@/components/shell/shortcuts";
import { KeptNotice } from "@/components/typed/kept-notice";
import { NotSent } from "@/components/typed/not-sent";
import { useTyped } from "@/components/typed/use-typed";
import { Button } from "@/components/ui/button";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { Field, FormError } from "@/components/ui/field";
import { Kbd } from "@/components/ui/kbd";
import { TextInput } from "@/components/ui/text-input";
import { WAIVER_REASON_LIMIT } from "@/lib/ledger/lint/codes";
import { claimKey } from "./claim-key-reasons";

export type Gap = { words: string; said: string };

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
          {...{ place, gaps }}
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
  gaps: readonly Gap[];
  pending: boolean;
  error: CommandError | null;
  onClose: () => void;
  /** @returns whether it was done. */
  onHandOver: (because: string) => Promise<boolean>;
};

/** What the citations lack, and why it is handed over all the same; the reason stays beside them. */
export function IncompleteDialog({ place, title, gaps, ...props }: DialogProps) {
  const reason = useTyped(place, "");
  const fault = props.error?.fields?.because;

  function close() {
    reason.clear();
    props.onClose();
  }

  return (
    <Dialog
      open
      sticky
      width="small"
      onOpenChange={(open) => (open ? undefined : props.onClose())}
      title={title}
      description="A checker finds the same place again by what is missing here. Add it, or say why it goes without."
    >
      <form
        onSubmit={(event: SubmitEvent) => {
          event.preventDefault();
          void props.onHandOver(reason.value).then((isDone) => {
            if (isDone) close();
          });
        }}
      >
        <ul className="mb-3 flex max-h-[40dvh] flex-col gap-1.5 overflow-y-auto text-sm">
          {gaps.map(({ words, said }, at) => (
            <li key={at} className="wrap-anywhere">
              <bdi className="font-strong">{words}</bdi>{" "}
              <span className="text-soft">{said.charAt(0).toLowerCase() + said.slice(1)}</span>
            </li>
          ))}
        </ul>
        <Field label="Why it goes without" error={fault}>
          <TextInput
            required
            maxLength={WAIVER_REASON_LIMIT}
            value={reason.value}
            onChange={(event) => reason.set(event.target.value)}
          />
        </Field>
        <KeptNotice typed={reason} />
        <div className="mt-2">
          <FormError>{props.error && !fault ? refusalText(props.error) : null}</FormError>
        </div>
        <DialogFooter>
          <Button onClick={close}>Cancel</Button>
          <Button type="submit" variant="primary" pending={props.pending}>
            Hand over without
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
