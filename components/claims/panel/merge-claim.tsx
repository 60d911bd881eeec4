"use client";

import { useCallback, useEffect, useState, type SubmitEvent } from "react";
import { LevelMark } from "@/components/claims/level-mark";
import { refusalText, useCommand } from "@/components/command";
import { useShortcut } from "@/components/shell/shortcuts";
import { Button } from "@/components/ui/button";
import { Radio } from "@/components/ui/checkbox";
import { Combobox } from "@/components/ui/combobox";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { Field, FieldGroup, FormError } from "@/components/ui/field";
import { Kbd } from "@/components/ui/kbd";
import type { MergeCandidate } from "@/lib/drafts/merge-candidates";
import { claimKey } from "./claim-key-reasons";
import { readConflict } from "./read-conflict";

type Props = { claimId: number; claimRef: string; revision: number; wording: string };

/** “Merge” (key m): picks the claim that says the same, and which of the two stands for both. */
export function MergeClaim(props: Props) {
  const [isOpen, setIsOpen] = useState(false);
  useShortcut({ ...claimKey("m"), run: () => setIsOpen(true) });
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>
        Merge <Kbd>m</Kbd>
      </Button>
      {isOpen ? <MergeDialog {...props} onClose={() => setIsOpen(false)} /> : null}
    </>
  );
}

type Side = { claimId: number; ref: string; revision: number };

function MergeDialog({
  claimId,
  claimRef,
  revision,
  wording,
  onClose,
}: Props & { onClose: () => void }) {
  const [other, setOther] = useState<MergeCandidate | null>(null);
  const [stays, setStays] = useState<"other" | "this">("other");
  const [fault, setFault] = useState("");
  const near = useNearClaims(claimId);
  const merge = useCommand("claims.merge");
  const search = useCallback(
    (query: string, signal: AbortSignal) => askForNear(claimId, query, signal),
    [claimId],
  );
  const own: Side = { claimId, ref: claimRef, revision };
  const conflict = readConflict(merge.error);

  function choose(candidate: MergeCandidate | null) {
    setOther(candidate);
    setFault("");
    merge.reset();
  }

  async function submit(event: SubmitEvent) {
    event.preventDefault();
    if (!other) {
      setFault(`Choose the claim that says what ${claimRef} says.`);
      return;
    }
    const [from, into] = stays === "other" ? [own, other] : [other, own];
    const result = await merge.run({
      claimId: from.claimId,
      revision: from.revision,
      into: { claimId: into.claimId, revision: into.revision },
    });
    if (!result.ok) return;
    onClose();
  }

  return (
    <Dialog
      open
      sticky
      width="large"
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={`Merge ${claimRef} with another claim`}
      description="One stands for both. It is given what it does not hold already: citations with their terms and files, open questions, places in the draft, tags, the higher legal risk. The other is withdrawn as merged and kept as it is; the merge can be undone."
    >
      <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-3">
        {near.length > 0 ? (
          <FieldGroup label="Says much the same">
            <ul className="flex flex-col gap-1">
              {near.map((candidate) => (
                <li key={candidate.claimId}>
                  <Radio
                    name="near"
                    label={
                      <span dir="auto" className="wrap-anywhere">
                        <bdi>{candidate.ref}</bdi>: {candidate.wording}
                      </span>
                    }
                    checked={other?.claimId === candidate.claimId}
                    onChange={() => choose(candidate)}
                  />
                </li>
              ))}
            </ul>
          </FieldGroup>
        ) : null}
        <Field
          label={near.length > 0 ? "Or another claim of the story" : "Claim of the story"}
          hint="By its words or its number."
          error={fault}
        >
          <Combobox<MergeCandidate>
            value={other}
            onChange={choose}
            search={search}
            itemKey={(candidate) => candidate.claimId}
            itemLabel={({ ref, wording: words }) => `${ref}: ${words}`}
            noun="claims"
          />
        </Field>
        {other ? (
          <FieldGroup label="Which stands for both?">
            <div className="flex flex-col gap-2">
              <Choice
                side={other}
                wording={other.wording}
                isChosen={stays === "other"}
                onChoose={() => setStays("other")}
              >
                <LevelMark level={other.level} className={other.isLapsed ? "line-through" : ""} />
              </Choice>
              <Choice
                side={own}
                wording={wording}
                isChosen={stays === "this"}
                onChoose={() => setStays("this")}
              />
            </div>
            <p className="mt-2 text-sm text-soft">
              A verdict on {stays === "other" ? other.ref : claimRef} lapses if citations come to
              it. Whoever wrote either gives no verdict on it.
            </p>
          </FieldGroup>
        ) : null}
        <FormError>{merge.error ? refusalText(merge.error) : null}</FormError>
        {conflict ? (
          <p className="text-sm text-soft">
            It says now: <span dir="auto">“{conflict.wording}”</span>. Close this, look at both
            claims, and merge them again.
          </p>
        ) : null}
        <DialogFooter>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" pending={merge.pending}>
            {other
              ? `Merge ${stays === "other" ? claimRef : other.ref} into ${stays === "other" ? other.ref : claimRef}`
              : "Merge claims"}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}

function Choice({
  side,
  wording,
  isChosen,
  onChoose,
  children,
}: {
  side: Side;
  wording: string;
  isChosen: boolean;
  onChoose: () => void;
  children?: React.ReactNode;
}) {
  return (
    <div className="rounded-md border border-rule px-3 py-2">
      <Radio
        name="stays"
        label={
          <span dir="auto" className="font-serif text-wording wrap-anywhere">
            <bdi className="font-sans text-sm text-faint">{side.ref}</bdi> {wording}
          </span>
        }
        checked={isChosen}
        onChange={onChoose}
      />
      {children ? <div className="mt-1 pl-6 text-sm">{children}</div> : null}
    </div>
  );
}

/** Shown without being asked for. */
const MOST_NEAR = 3;

function useNearClaims(claimId: number): MergeCandidate[] {
  const [near, setNear] = useState<MergeCandidate[]>([]);
  useEffect(() => {
    const abort = new AbortController();
    askForNear(claimId, "", abort.signal).then(
      (all) => setNear(all.filter(({ isNear }) => isNear).slice(0, MOST_NEAR)),
      // Nothing is suggested then; the field below says what fails.
      () => undefined,
    );
    return () => abort.abort();
  }, [claimId]);
  return near;
}

/** @throws where the server cannot be asked. */
async function askForNear(
  claimId: number,
  query: string,
  signal: AbortSignal,
): Promise<MergeCandidate[]> {
  const params = new URLSearchParams({ q: query });
  const answer = await fetch(`/api/v1/claims/${claimId}/near?${params.toString()}`, { signal });
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  return ((await answer.json()) as { claims: MergeCandidate[] }).claims;
}
