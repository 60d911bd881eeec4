"use client";

import { useState } from "react";
import { useCommand } from "@/components/command";
import type { PickedSource } from "@/components/sources/source-picker";
import { NotSent } from "@/components/typed/not-sent";
import { useTyped } from "@/components/typed/use-typed";
import { Button } from "@/components/ui/button";
import { useTimeZone } from "@/components/ui/time-zone";
import { wallTimeOf } from "@/lib/platform/wall-time";
import type { RequestView } from "@/lib/replies/request-view";
import { RequestForm, type RequestDraft } from "./request-form";

type Props = { request: RequestView; slug: string };

/** Changes of a request what its state still lets. */
export function ChangeRequest({ request, slug }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const place = `request ${request.id}`;
  if (request.can.change.length === 0) return null;
  return (
    <>
      <Button size="small" variant="quiet" onClick={() => setIsOpen(true)}>
        Change
      </Button>
      {isOpen ? (
        <ChangeForm {...{ request, slug, place }} onClose={() => setIsOpen(false)} />
      ) : (
        <NotSent place={place} onOpen={() => setIsOpen(true)} />
      )}
    </>
  );
}

function ChangeForm({
  request,
  slug,
  place,
  onClose,
}: Props & { place: string; onClose: () => void }) {
  const zone = useTimeZone();
  const change = useCommand("replies.change");
  const source: PickedSource | null = request.source;
  const start: RequestDraft & { revision: number } = {
    ...{ subject: request.subject, whom: request.whom, revision: request.revision },
    source,
    deadline: request.deadlineAt ? wallTimeOf(new Date(request.deadlineAt), zone) : "",
    claims: request.claims.map(({ claimId, ref, wording }) => ({ claimId, ref, wording })),
  };
  const typed = useTyped(place, start);

  async function save() {
    const { revision, subject, whom, deadline, claims, source: chosen } = typed.value;
    const values = {
      ...{ subject, whom, deadline, sourceId: chosen?.id ?? null },
      claims: claims.map(({ claimId, wording }) => ({ claimId, wording })),
    };
    const patch = Object.fromEntries(
      Object.entries(values).filter(([field]) =>
        (request.can.change as readonly string[]).includes(field),
      ),
    );
    const result = await change.run({ requestId: request.id, revision, patch });
    if (!result.ok) return;
    typed.clear();
    onClose();
  }

  return (
    <RequestForm
      title={`The request to ${request.subject}`}
      {...{ slug, fields: request.can.change }}
      typed={{
        ...typed,
        set: (next) =>
          typed.set((now) => ({
            ...now,
            ...(typeof next === "function" ? next(now) : next),
          })),
        clear: typed.clear,
        restart: (next) => typed.restart({ ...start, ...next }),
      }}
      pending={change.pending}
      error={change.error}
      action="Save"
      onSend={() => void save()}
      onClose={onClose}
      onCancel={() => {
        typed.clear();
        onClose();
      }}
    />
  );
}
