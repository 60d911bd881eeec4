"use client";

import { useState } from "react";
import { useCommand } from "@/components/command";
import { KeptNotice } from "@/components/typed/kept-notice";
import { NotSent } from "@/components/typed/not-sent";
import { SmallForm } from "@/components/typed/small-form";
import { useTyped } from "@/components/typed/use-typed";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { TextInput } from "@/components/ui/text-input";
import { useToast } from "@/components/ui/toast";
import { HOLD_REASON_LIMIT } from "@/lib/erasure/rules";

const PLACE = "legal hold";

/** Stops erasure of a story, from this moment on. */
export function PlaceHold() {
  const [isOpen, setIsOpen] = useState(false);
  const place = useCommand("holds.place");
  const typed = useTyped(PLACE, { story: "", reason: "" });
  const toast = useToast();
  const { story, reason } = typed.value;
  const faults = place.error?.fields ?? {};

  async function send(): Promise<void> {
    const result = await place.run({ story, reason });
    if (!result.ok) return;
    toast(
      result.value.isUnderWay
        ? "Held. An erasure had begun: what it erased before is gone, and the rest stays."
        : "Held: nothing of the story is erased from now on. Another administrator confirms it here.",
    );
    typed.clear();
    setIsOpen(false);
  }

  return (
    <>
      <Button size="small" onClick={() => setIsOpen(true)}>
        Place a hold…
      </Button>
      {isOpen ? (
        <SmallForm
          title="Place a legal hold"
          description="It works at once. Another administrator confirms it, and two are needed to lift it."
          action="Place the hold"
          pending={place.pending}
          error={place.error}
          onSend={() => void send()}
          onClose={() => setIsOpen(false)}
          onCancel={() => {
            typed.clear();
            setIsOpen(false);
          }}
        >
          <Field
            label="Story"
            hint="The name in its address, or its number where you cannot open it"
            error={faults.story}
          >
            <TextInput
              required
              maxLength={200}
              value={story}
              onChange={(event) => typed.set({ ...typed.value, story: event.target.value })}
            />
          </Field>
          <Field label="Reason" hint="Whoever reads the story reads it" error={faults.reason}>
            <TextArea
              required
              rows={3}
              maxLength={HOLD_REASON_LIMIT}
              value={reason}
              onChange={(event) => typed.set({ ...typed.value, reason: event.target.value })}
            />
          </Field>
          <KeptNotice typed={typed} />
        </SmallForm>
      ) : (
        <NotSent place={PLACE} onOpen={() => setIsOpen(true)} />
      )}
    </>
  );
}
