"use client";

import { useState } from "react";
import { refusalText, useCommand } from "@/components/command";
import { KeptNotice } from "@/components/typed/kept-notice";
import { NotSent } from "@/components/typed/not-sent";
import { useTyped } from "@/components/typed/use-typed";
import { Button } from "@/components/ui/button";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { Field, FormError } from "@/components/ui/field";
import { ReadyForm } from "@/components/ui/ready-form";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { Time } from "@/components/ui/time";
import { useToast } from "@/components/ui/toast";
import type { Orphan } from "@/lib/stories/orphans/queries";
import { OPENING_DAYS, OPENING_REASON_LIMIT } from "@/lib/stories/orphans/rules";

export type Keeper = { id: number; name: string };

/** Restricted stories that nobody can work in, as lines without content, and what opens them. */
export function OrphanList({
  orphans,
  keepers,
  isAlone,
}: {
  orphans: readonly Orphan[];
  keepers: readonly Keeper[];
  /** There is no second administrator. */
  isAlone: boolean;
}) {
  return (
    <div className="px-4 py-3 sm:px-[1.375rem]">
      <p className="max-w-[42rem] text-sm text-soft">
        A restricted story exists for its members alone, administrators included. Where none of them
        can work in it any more, it is opened by two administrators: one asks, with a reason and who
        becomes a member, another confirms it within {OPENING_DAYS} days. Neither of you reads the
        story by it; the reason is read by its next members.
      </p>
      {isAlone && orphans.length > 0 ? (
        <p className="mt-2 max-w-[42rem] text-sm font-medium text-warn">
          You are the only administrator, and a second one is needed: make somebody else one, or
          have whoever runs the server confirm your request with{" "}
          <code>npm run sourceline -- confirm-opening NUMBER</code>.
        </p>
      ) : null}
      {orphans.length === 0 ? (
        <p className="mt-2 text-sm text-faint">There is no such story.</p>
      ) : (
        <ul
          aria-label="Stories that nobody can work in"
          className="mt-3 divide-y divide-rule border-y border-rule"
        >
          {orphans.map((orphan) => (
            <li key={orphan.number} className="py-2">
              <OrphanLine orphan={orphan} keepers={keepers} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function OrphanLine({ orphan, keepers }: { orphan: Orphan; keepers: readonly Keeper[] }) {
  const confirm = useCommand("orphans.confirmOpening");
  const withdraw = useCommand("orphans.withdrawOpening");
  const toast = useToast();
  const [isAsking, setIsAsking] = useState(false);
  const { number, since, request } = orphan;
  const place = `opening of story no. ${number}`;

  async function give(command: typeof confirm | typeof withdraw, openingId: number, done: string) {
    const result = await command.run({ openingId });
    if (result.ok) toast(done);
    else toast(refusalText(result.error), { tone: "error" });
  }

  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-medium nums">Story no. {number}</span>
        <span className="text-sm text-soft">
          since <Time at={since} format="date" />
        </span>
        {request ? null : (
          <Button
            size="small"
            className="ml-auto"
            aria-label={`Ask to open story no. ${number}`}
            onClick={() => setIsAsking(true)}
          >
            Ask to open…
          </Button>
        )}
      </div>
      {request ? (
        <div className="mt-1 text-sm">
          <p className="wrap-anywhere">
            Request no. {request.id}: {request.isYours ? "you ask" : `${request.by} asks`} that{" "}
            {request.member} becomes a member. “{request.reason}”{" "}
            <span className="text-faint">
              Lapses <Time at={request.lapsesAt} format="date" />
            </span>
          </p>
          <div className="mt-1.5 flex flex-wrap items-center gap-2">
            {request.isYours ? (
              <span className="text-soft">Another administrator confirms it.</span>
            ) : (
              <Button
                size="small"
                variant="primary"
                pending={confirm.pending}
                onClick={() =>
                  void give(confirm, request.id, `Story no. ${number} is open to ${request.member}`)
                }
              >
                Confirm: open it to {request.member}
              </Button>
            )}
            <Button
              size="small"
              pending={withdraw.pending}
              onClick={() => void give(withdraw, request.id, "The request is withdrawn")}
            >
              Withdraw the request
            </Button>
          </div>
        </div>
      ) : null}
      {isAsking ? (
        <AskDialog
          number={number}
          keepers={keepers}
          place={place}
          onClose={() => setIsAsking(false)}
        />
      ) : request ? null : (
        <NotSent place={place} onOpen={() => setIsAsking(true)} />
      )}
    </>
  );
}

function AskDialog({
  number,
  keepers,
  place,
  onClose,
}: {
  number: number;
  keepers: readonly Keeper[];
  place: string;
  onClose: () => void;
}) {
  const ask = useCommand("orphans.requestOpening");
  const toast = useToast();
  const typed = useTyped(place, { memberId: 0, reason: "" });
  const { memberId, reason } = typed.value;
  const { error } = ask;

  function close() {
    typed.clear();
    onClose();
  }

  async function send(): Promise<void> {
    const result = await ask.run({ number, memberId, reason });
    if (!result.ok) return;
    toast("Asked. Another administrator confirms it here.");
    close();
  }

  const faultOfMember = error?.fields?.["memberId"];
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      title={`Ask that story no. ${number} be opened`}
      description="Whoever can still read the story is told at once. Once another administrator confirms it, this person becomes a member, and its members read your reason on the story’s page and in its history."
      sticky
    >
      <ReadyForm className="flex flex-col gap-3" onSend={() => void send()}>
        <Field
          label="Who becomes a member"
          error={memberId === 0 && faultOfMember ? "Choose a person." : faultOfMember}
        >
          <Select
            value={memberId === 0 ? "" : String(memberId)}
            placeholder="Choose a person"
            onChange={(event) => {
              const chosen = Number(event.target.value);
              typed.set((now) => ({ ...now, memberId: chosen }));
            }}
            options={keepers.map(({ id, name }) => ({ value: String(id), label: name }))}
          />
        </Field>
        <Field label="Reason" error={error?.fields?.["reason"]}>
          <TextArea
            value={reason}
            maxLength={OPENING_REASON_LIMIT}
            onChange={(event) => {
              const { value } = event.target;
              typed.set((now) => ({ ...now, reason: value }));
            }}
          />
        </Field>
        <KeptNotice typed={typed} onDiscard={close} />
        <FormError>{error && !error.fields ? refusalText(error) : null}</FormError>
        <DialogFooter>
          <Button onClick={close}>Cancel</Button>
          <Button type="submit" variant="primary" pending={ask.pending}>
            Ask
          </Button>
        </DialogFooter>
      </ReadyForm>
    </Dialog>
  );
}
