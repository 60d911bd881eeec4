"use client";

import Link from "next/link";
import { useState, type SubmitEvent } from "react";
import { refusalText, useCommand } from "@/components/command";
import { KeptNotice } from "@/components/typed/kept-notice";
import { NotSent } from "@/components/typed/not-sent";
import { useTyped } from "@/components/typed/use-typed";
import { Button } from "@/components/ui/button";
import { Field, FormError } from "@/components/ui/field";
import { isEscape } from "@/components/ui/field-keys";
import { OnPaper, OnScreen } from "@/components/ui/paper";
import { TextArea } from "@/components/ui/text-area";
import { Time } from "@/components/ui/time";
import { Warning } from "@/components/ui/warning";
import type { SuspicionsView, SuspicionView } from "@/lib/ledger/falls/queries";
import { fallWords, RECONFIRM_NOTE_LIMIT } from "@/lib/ledger/falls/rules";

type Props = { claimId: number; claimRef: string; suspicions: SuspicionsView };

/** What speaks against a claim since a source fell, and who says that it stands all the same. */
export function SuspectNotice({ claimId, claimRef, suspicions }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const { list, mayReconfirm, unmet } = suspicions;
  if (list.length === 0) return null;
  const place = placeOf(claimId);
  return (
    <Warning className="my-2.5">
      <p className="font-strong">Suspect: a source that it leans on fell</p>
      <ul className="mt-1 flex flex-col gap-1">
        {list.map((one) => (
          <li key={one.id} className="wrap-anywhere">
            <OnScreen>
              <Fallen suspicion={one} />
            </OnScreen>
            {/* On what terms the source spoke is nowhere said here, so paper does not name it. */}
            <OnPaper>A source was {fallWords(one)}.</OnPaper>
          </li>
        ))}
      </ul>
      <div className="no-print mt-1.5">
        {mayReconfirm && unmet.length === 0 ? (
          isOpen ? (
            <ReconfirmForm
              {...{ claimId, claimRef, suspicions }}
              onLeave={() => setIsOpen(false)}
            />
          ) : (
            <>
              <Button size="small" onClick={() => setIsOpen(true)}>
                Re-confirm the claim
              </Button>
              <NotSent place={place} onOpen={() => setIsOpen(true)} />
            </>
          )
        ) : (
          <p className="text-soft">
            {unmet.length > 0
              ? unmet.join(" ")
              : "Somebody on the desk re-confirms it, or a reviewer judges it anew."}
          </p>
        )}
      </div>
    </Warning>
  );
}

const placeOf = (claimId: number) => `reconfirm claim ${claimId}`;

function Fallen({ suspicion }: { suspicion: SuspicionView }) {
  const { source, reason, by, at } = suspicion;
  return (
    <>
      {source ? (
        <Link dir="auto" href={`/sources/${source.id}/falls`} className="link">
          {source.name}
        </Link>
      ) : (
        "What it rests on"
      )}{" "}
      was {fallWords(suspicion)}
      {by ? <> by {by}</> : null}, <Time at={at} />
      {reason ? (
        <>
          : <bdi>{reason}</bdi>
        </>
      ) : null}
    </>
  );
}

function ReconfirmForm({
  claimId,
  claimRef,
  suspicions,
  onLeave,
}: Props & { onLeave: () => void }) {
  const typed = useTyped(placeOf(claimId), "");
  const reconfirm = useCommand("claims.reconfirm");
  const { error } = reconfirm;
  const fault = error?.fields?.note;

  async function send(event: SubmitEvent) {
    event.preventDefault();
    const suspicionIds = suspicions.list.map(({ id }) => id);
    const { contentRevision } = suspicions;
    const result = await reconfirm.run({
      claimId,
      contentRevision,
      suspicionIds,
      note: typed.value,
    });
    if (!result.ok) return;
    typed.clear();
    onLeave();
  }

  return (
    <form className="flex flex-col gap-2" onSubmit={(event) => void send(event)}>
      <Field
        label={`Why ${claimRef} stands all the same`}
        hint="It stays in the claim’s history. It sets no level: a verdict that lapsed is given anew."
        error={fault}
      >
        <TextArea
          autoFocus
          rows={2}
          maxLength={RECONFIRM_NOTE_LIMIT}
          value={typed.value}
          onChange={(event) => typed.set(event.target.value)}
          onKeyDown={(event) => {
            if (!isEscape(event)) return;
            event.preventDefault();
            onLeave();
          }}
        />
      </Field>
      <KeptNotice typed={typed} />
      <FormError>{error && !fault ? refusalText(error) : null}</FormError>
      <div className="flex gap-1.5">
        <Button type="submit" size="small" variant="primary" pending={reconfirm.pending}>
          Re-confirm
        </Button>
        <Button
          size="small"
          onClick={() => {
            typed.clear();
            onLeave();
          }}
        >
          Cancel
        </Button>
      </div>
    </form>
  );
}
