"use client";

import { useRef, useState } from "react";
import { useCommand } from "@/components/command";
import { wishForm, type WishedForm } from "@/components/claims/wished-form";
import { InlineNote } from "@/components/typed/inline-note";
import { NotSent } from "@/components/typed/not-sent";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/field";
import { SectionHeading } from "@/components/ui/section-heading";
import type { ClaimView } from "@/lib/ledger/claims/queries";
import type { LintWay } from "@/lib/ledger/lint/codes";
import type { LintsView, LintView } from "@/lib/ledger/lint/queries";
import { LintCard } from "./lint-card";

type Claim = Pick<ClaimView, "id" | "wording" | "can">;

/**
 * What is to be seen of a claim before its verdict. It refuses nothing. Not printed: it goes by what
 * was given off the record, too, and paper leaves the newsroom.
 */
export function ClaimLints({ claim, lints }: { claim: Claim; lints: LintsView }) {
  const list = useRef<HTMLUListElement>(null);
  const open = lints.list.filter(({ waiver }) => !waiver).length;
  if (lints.list.length === 0) return null;
  return (
    <>
      <SectionHeading
        className="no-print"
        aside={
          <span className={open > 0 ? "text-warn nums" : "font-normal"}>
            {open > 0 ? `${open} open` : "all waived"}
          </span>
        }
      >
        Lint
      </SectionHeading>
      <ul
        ref={list}
        tabIndex={-1}
        aria-label="Lint"
        className="no-print flex flex-col gap-2 outline-none"
      >
        {lints.list.map((lint) => (
          <Lint
            key={lint.fingerprint}
            claim={claim}
            lint={lint}
            mayWaive={lints.can.waive}
            onDone={() => list.current?.focus({ preventScroll: true })}
          />
        ))}
      </ul>
    </>
  );
}

type Props = { claim: Claim; lint: LintView; mayWaive: boolean; onDone: () => void };

function Lint({ claim, lint, mayWaive, onDone }: Props) {
  const isWhole = lint.words === claim.wording;
  const isWording = lint.place !== null;
  return (
    <LintCard
      {...lint}
      words={isWhole || lint.code === "recheck_past" ? null : isWording ? `“${lint.words}”` : lint.words}
    >
      {lint.waiver ? (
        mayWaive ? (
          <TakeBack waiverId={lint.waiver.id} onDone={onDone} />
        ) : null
      ) : (
        <Moves claim={claim} lint={lint} mayWaive={mayWaive} onDone={onDone} />
      )}
    </LintCard>
  );
} // prettier-ignore

/** What a lint asks for is done in forms that are there already. */
const WAYS: Record<LintWay, { form: WishedForm; label: string; needs: "edit" | "cite" }> = {
  wording: { form: "wording", label: "Change the wording", needs: "edit" },
  attribution: { form: "attribution", label: "Change the attribution", needs: "edit" },
  citation: { form: "citation", label: "Add a citation", needs: "cite" },
  verdict: { form: "recheckOn", label: "Give another day", needs: "edit" },
};

function Moves({ claim, lint, mayWaive, onDone }: Props) {
  const [isWaiving, setIsWaiving] = useState(false);
  const place = `waive ${lint.code} of claim ${claim.id}`;
  const way = WAYS[lint.way];
  return (
    <>
      <div className="mt-2 flex flex-wrap gap-1.5">
        {claim.can[way.needs] ? (
          <Button size="small" onClick={() => wishForm(claim.id, way.form)}>
            {way.label}
          </Button>
        ) : null}
        {mayWaive && !isWaiving ? (
          <Button
            size="small"
            aria-label={`Waive the lint ${lint.label}`}
            onClick={() => setIsWaiving(true)}
          >
            Waive…
          </Button>
        ) : null}
      </div>
      {isWaiving ? (
        <Waive
          claim={claim}
          lint={lint}
          place={place}
          onDone={onDone}
          onClose={() => setIsWaiving(false)}
        />
      ) : mayWaive ? (
        <NotSent place={place} onOpen={() => setIsWaiving(true)} />
      ) : null}
    </>
  );
}

/** Why a lint does not count. It stays beside the lint, with who said so. */
export const WAIVING = {
  label: "Why it does not count here",
  action: "Waive",
  field: "reason",
} as const;

type WaiveProps = Pick<Props, "claim" | "lint" | "onDone"> & { place: string; onClose: () => void };

function Waive({ claim, lint, place, onDone, onClose }: WaiveProps) {
  const waive = useCommand("lints.waive");

  async function send(reason: string): Promise<boolean> {
    const { code, fingerprint } = lint;
    const result = await waive.run({ claimId: claim.id, code, fingerprint, reason });
    if (!result.ok) return false;
    onClose();
    onDone();
    return true;
  }
  return (
    <InlineNote
      {...WAIVING}
      place={place}
      pending={waive.pending}
      error={waive.error}
      onSend={send}
      onLeave={onClose}
    />
  );
}

/** A waiver that holds is taken back here, of a claim or of a draft. */
export function TakeBack({ waiverId, onDone }: { waiverId: number; onDone: () => void }) {
  const unwaive = useCommand("lints.unwaive");
  async function send() {
    const result = await unwaive.run({ waiverId });
    if (result.ok) onDone();
  }
  return (
    <div className="mt-2">
      <Button
        size="small"
        variant="quiet"
        pending={unwaive.pending}
        aria-label="Take the waiver back"
        onClick={() => void send()}
      >
        Take back
      </Button>
      <FormError>{unwaive.error?.message}</FormError>
    </div>
  );
}
