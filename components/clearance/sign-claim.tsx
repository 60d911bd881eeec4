"use client";

import { useState } from "react";
import { useCommand } from "@/components/command";
import type { ShownBlocker } from "@/lib/clearance/queries";
import type { GateWay } from "@/lib/clearance/blocker";
import { NotSent } from "@/components/typed/not-sent";
import { NoteForm } from "@/components/typed/note-form";

type Props = {
  blocker: ShownBlocker;
  way: Extract<GateWay, { to: "sign" }>;
  /** Why this person cannot; they see who can. */
  unable?: string | undefined;
};

/** Approves a sole unnamed source, or signs a legal risk, of the claim as it stands here. */
export function SignClaim({ blocker, way, unable }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const sign = useCommand("clearance.signOff");
  if (unable !== undefined) return <span className="text-soft">{unable}</span>;
  const { as, claimId, contentRevision, ref } = way;
  return (
    <>
      <button
        type="button"
        data-way
        className="link-button text-accent hover:underline"
        onClick={() => setIsOpen(true)}
      >
        {blocker.act}
        <span className="sr-only"> {ref}</span>
      </button>
      {isOpen ? (
        <NoteForm
          place={`sign ${as} ${claimId}`}
          title={as === "legal" ? `Sign off ${ref}` : `Approve ${ref} on one unnamed source`}
          description="It is for these words and citations, with your name; it lapses when either changes."
          label={as === "legal" ? "What you looked at" : "Why one unnamed source is enough"}
          action={blocker.act}
          field="note"
          pending={sign.pending}
          error={sign.error}
          onClose={() => setIsOpen(false)}
          onSend={async (note) => (await sign.run({ claimId, as, contentRevision, note })).ok}
        >
          <p dir="auto" className="font-serif text-wording wrap-anywhere">
            {blocker.title}
          </p>
        </NoteForm>
      ) : (
        <NotSent place={`sign ${as} ${claimId}`} onOpen={() => setIsOpen(true)} />
      )}
    </>
  );
}
