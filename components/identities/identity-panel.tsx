"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { refusalText, useCommand } from "@/components/command";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { SectionHeading } from "@/components/ui/section-heading";
import { Time } from "@/components/ui/time";
import { useToast } from "@/components/ui/toast";
import type { IdentityState } from "@/lib/ledger/identities/queries";
import type { SealedIdentity } from "@/lib/ledger/identities/rules";
import { EntrustedPeople } from "./entrusted-people";
import { KeepIdentity } from "./keep-identity";
import { SeenIdentity } from "./seen-identity";

type Props = {
  state: IdentityState;
  handle: string;
  /** Whom it can be entrusted to; of its keeper alone. */
  people: ReadonlyArray<{ id: number; name: string }>;
};

/** Who keeps a confidential source’s identity, and what one may do with it. What it is, is asked for. */
export function IdentityPanel({ state, handle, people }: Props) {
  const { sourceId, can, keeper, attestedBy } = state;
  const [seen, setSeen] = useState<(SealedIdentity & { revision: number }) | null>(null);
  const look = useCommand("identities.look");

  async function open() {
    const result = await look.run({ sourceId });
    if (result.ok) setSeen(result.value);
  }

  const isCurrent = seen !== null && seen.revision === state.revision;
  return (
    <section aria-label="Who it is" className="no-print mb-5">
      <SectionHeading
        level={2}
        aside={<span className="font-normal text-faint">each look is written down</span>}
      >
        Who it is
      </SectionHeading>
      <p className="flex items-start gap-2 text-table">
        <Icon name="lock" className="mt-0.5 text-soft" />
        <span className="min-w-0">
          {state.isKept ? "Sealed, kept by " : "Not kept here. "}
          {state.isKept ? <KeptBy state={state} /> : `${keeper.name} answers for it.`}
        </span>
      </p>
      {keeper.isGone ? (
        <p className="mt-1 text-sm text-warn">
          {keeper.name} does not work here any more.
          {can.handOver ? " Hand it to somebody who does." : ""}
        </p>
      ) : null}
      <Attested state={state} />
      {isCurrent ? <SeenIdentity identity={seen} onHide={() => setSeen(null)} /> : null}
      <FormError>{look.error ? refusalText(look.error) : null}</FormError>
      <div className="mt-2.5 flex flex-wrap gap-2">
        {can.look && !isCurrent ? (
          <Button size="small" pending={look.pending} onClick={() => void open()}>
            Look who it is
          </Button>
        ) : null}
        {can.keep ? (
          <KeepIdentity state={state} handle={handle} seen={isCurrent ? seen : null} />
        ) : null}
        {can.keep && state.isKept ? <EraseIdentity state={state} handle={handle} /> : null}
      </div>
      {can.keep || can.handOver ? (
        <EntrustedPeople state={state} handle={handle} people={people} />
      ) : null}
      {attestedBy.length === 0 ? (
        <p className="mt-2 text-sm text-warn">Nobody has said that they know who it is.</p>
      ) : null}
    </section>
  );
}

function KeptBy({ state: { keeper, readers, keptAt } }: { state: IdentityState }) {
  return (
    <>
      {keeper.name}
      {keptAt ? (
        <>
          {" "}
          since <Time at={keptAt} format="date" />
        </>
      ) : null}
      {readers.length > 0 ? `; shown to ${readers.map(({ name }) => name).join(", ")}` : null}
    </>
  );
}

/** Who says that they know who it is, and one’s own saying so. */
function Attested({ state }: { state: IdentityState }) {
  const { sourceId, attestedBy, can } = state;
  const attest = useCommand("identities.attest");
  return (
    <>
      {attestedBy.length > 0 ? (
        <p className="mt-1 text-sm text-soft">
          Known to {attestedBy.map(({ name }) => name).join(", ")}, as they say
        </p>
      ) : null}
      {can.attest ? (
        <Button
          size="small"
          variant="quiet"
          className="-ml-2"
          pending={attest.pending}
          onClick={() => void attest.run({ sourceId, known: !state.hasAttested })}
        >
          {state.hasAttested ? "I do not know any more" : "I know who it is"}
        </Button>
      ) : null}
      <FormError>{attest.error ? refusalText(attest.error) : null}</FormError>
    </>
  );
}

/** The source wants to be forgotten, or the promise says so: asks first, for nothing brings it back. */
function EraseIdentity({ state, handle }: { state: IdentityState; handle: string }) {
  const router = useRouter();
  const toast = useToast();
  const erase = useCommand("identities.erase");
  const [isAsked, setIsAsked] = useState(false);

  async function confirm() {
    const { sourceId, revision } = state;
    const result = await erase.run({ sourceId, revision });
    if (!result.ok) return;
    setIsAsked(false);
    toast(`Who ${handle} is, is not kept here any more`);
    router.refresh();
  }

  return (
    <>
      <Button size="small" variant="quiet" onClick={() => setIsAsked(true)}>
        Erase it
      </Button>
      <ConfirmDialog
        open={isAsked}
        onOpenChange={setIsAsked}
        danger
        title={`Erase who ${handle} is?`}
        description="The name, the contact and the note are taken away. Nothing brings them back but a backup together with the key of that day. That it was kept, and who looked, stays in the log."
        confirmLabel="Erase it"
        pending={erase.pending}
        onConfirm={() => void confirm()}
      >
        <FormError>{erase.error ? refusalText(erase.error) : null}</FormError>
      </ConfirmDialog>
    </>
  );
}
