"use client";

import Link from "next/link";
import { useState } from "react";
import { useCommand } from "@/components/command";
import { InlineNote } from "@/components/typed/inline-note";
import { NotSent } from "@/components/typed/not-sent";
import { Button } from "@/components/ui/button";
import { OnPaper, OnScreen } from "@/components/ui/paper";
import { Time } from "@/components/ui/time";
import { Warning } from "@/components/ui/warning";
import type { SuspicionsView, SuspicionView } from "@/lib/ledger/falls/queries";
import { fallWords } from "@/lib/ledger/falls/rules";

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
  const reconfirm = useCommand("claims.reconfirm");

  async function send(note: string): Promise<boolean> {
    const suspicionIds = suspicions.list.map(({ id }) => id);
    const { contentRevision } = suspicions;
    const result = await reconfirm.run({ claimId, contentRevision, suspicionIds, note });
    if (result.ok) onLeave();
    return result.ok;
  }

  return (
    <InlineNote
      place={placeOf(claimId)}
      label={`Why ${claimRef} stands all the same`}
      hint="It stays in the claim’s history. It sets no level: a verdict that lapsed is given anew."
      action="Re-confirm"
      field="note"
      pending={reconfirm.pending}
      error={reconfirm.error}
      onSend={send}
      onLeave={onLeave}
    />
  );
}
