"use client";

import { useRef, useState } from "react";
import { refusalText, useCommand } from "@/components/command";
import { useAction, useActionSet } from "@/components/shell/shortcuts";
import { KeptNotice } from "@/components/typed/kept-notice";
import { useTyped } from "@/components/typed/use-typed";
import { NotSent } from "@/components/typed/not-sent";
import { Button } from "@/components/ui/button";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { Field, FormError } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { HandOver, type Gap } from "./hand-over";
import { MergeClaim } from "./merge-claim";
import { SplitClaim } from "./split-claim";

type Props = {
  claimId: number;
  claimRef: string;
  revision: number;
  wording: string;
  /** What its citations lack, and nobody has waived. */
  gaps: readonly Gap[];
  can: Record<
    "handOver" | "takeBack" | "withdraw" | "restore" | "split" | "merge" | "undoMerge",
    boolean
  >;
};

/** What moves the claim as a whole, as far as its state and the reader's role permit. */
export function ClaimMoves({ claimId, claimRef, revision, wording, gaps, can }: Props) {
  const takeBack = useCommand("claims.takeBack");
  const restore = useCommand("claims.restore");
  const undoMerge = useCommand("claims.undoMerge");
  const refused = takeBack.error ?? restore.error ?? undoMerge.error;
  const at = { claimId, revision };
  useActionSet([
    {
      ...{ label: "Take back from review", words: "reopen not ready", group: "Claim" },
      ...{ enabled: can.takeBack, run: () => void takeBack.run(at) },
    },
    {
      ...{ label: "Restore the claim", words: "bring back withdrawn", group: "Claim" },
      ...{ enabled: can.restore, run: () => void restore.run(at) },
    },
    {
      ...{ label: "Undo the merge", words: "part split again", group: "Claim" },
      ...{ enabled: can.undoMerge, run: () => void undoMerge.run(at) },
    },
  ]);
  if (!Object.values(can).some(Boolean)) return null;
  return (
    <div className="no-print mt-3 flex flex-col gap-2">
      <div className="flex flex-wrap gap-2">
        {can.handOver ? <HandOver at={at} claimRef={claimRef} gaps={gaps} /> : null}
        {can.takeBack ? (
          <Button pending={takeBack.pending} onClick={() => void takeBack.run(at)}>
            Take back from review
          </Button>
        ) : null}
        {can.restore ? (
          <Button variant="primary" pending={restore.pending} onClick={() => void restore.run(at)}>
            Restore claim
          </Button>
        ) : null}
        {can.undoMerge ? (
          <Button
            variant="primary"
            pending={undoMerge.pending}
            onClick={() => void undoMerge.run(at)}
          >
            Undo the merge
          </Button>
        ) : null}
        {can.split ? <SplitClaim {...at} claimRef={claimRef} wording={wording} /> : null}
        {can.merge ? <MergeClaim {...at} claimRef={claimRef} wording={wording} /> : null}
        {can.withdraw ? <WithdrawClaim {...at} claimRef={claimRef} /> : null}
      </div>
      <FormError>{refused ? refusalText(refused) : null}</FormError>
    </div>
  );
}

export function WithdrawClaim({
  claimId,
  claimRef,
  revision,
  size,
}: Omit<Props, "can" | "wording" | "gaps"> & { size?: "small" }) {
  const [isOpen, setIsOpen] = useState(false);
  const place = `withdraw claim ${claimId}`;
  const reason = useTyped(place, "");
  const withdraw = useCommand("claims.withdraw");

  async function submit() {
    const result = await withdraw.run({ claimId, revision, reason: reason.value });
    if (!result.ok) return;
    close();
  }

  function close() {
    reason.clear();
    setIsOpen(false);
  }

  const button = useRef<HTMLButtonElement>(null);
  useAction({
    label: "Withdraw the claim",
    group: "Claim",
    words: "delete remove take out drop",
    // In a list of claims nobody could tell which is meant.
    enabled: size !== "small",
    run: () => button.current?.click(),
  });

  return (
    <>
      <Button ref={button} variant="danger" size={size} onClick={() => setIsOpen(true)}>
        Withdraw
      </Button>
      {!isOpen ? (
        <NotSent place={place} onOpen={() => setIsOpen(true)} />
      ) : (
        <Dialog
          open
          onOpenChange={setIsOpen}
          title={`Withdraw ${claimRef}`}
          description="It leaves the story’s table and count, stays in the ledger, and can be restored."
          width="small"
        >
          <form
            onSubmit={(event) => {
              event.preventDefault();
              void submit();
            }}
          >
            <Field label="Why" error={withdraw.error?.fields?.reason}>
              <TextInput
                value={reason.value}
                onChange={(event) => reason.set(event.target.value)}
              />
            </Field>
            <KeptNotice typed={reason} />
            <div className="mt-2">
              <FormError>
                {withdraw.error && !withdraw.error.fields ? withdraw.error.message : null}
              </FormError>
            </div>
            <DialogFooter>
              <Button onClick={close}>Cancel</Button>
              <Button type="submit" variant="danger" pending={withdraw.pending}>
                Withdraw claim
              </Button>
            </DialogFooter>
          </form>
        </Dialog>
      )}
    </>
  );
}
