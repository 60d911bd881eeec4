"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { claimKey } from "@/components/claims/panel/claim-key-reasons";
import { useCommand } from "@/components/command";
import { useShortcut } from "@/components/shell/shortcuts";
import { KeptNotice } from "@/components/typed/kept-notice";
import { NotSent } from "@/components/typed/not-sent";
import { useTyped } from "@/components/typed/use-typed";
import { Button } from "@/components/ui/button";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { Field, FormError } from "@/components/ui/field";
import { useIsHere } from "@/components/ui/use-is-here";
import { MentionArea } from "./mention-area";

/** Asks a question, and sends the claim back to its editors with it where that is possible. */
export function AskQuestion({
  claimId,
  claimRef,
  maySendBack,
  nextHref,
}: {
  claimId: number;
  claimRef: string;
  maySendBack: boolean;
  /** Where one goes on once it is sent back; stays, where left out. */
  nextHref?: string | undefined;
}) {
  const router = useRouter();
  const isHere = useIsHere();
  const [isOpen, setIsOpen] = useState(false);
  const place = `question on claim ${claimId}`;
  const question = useTyped(place, "");
  const raise = useCommand("questions.raise");
  useShortcut({
    ...claimKey("q"),
    ...(maySendBack && { label: "Ask, and send back" }),
    run: () => setIsOpen(true),
  });

  async function ask(sendBack: boolean) {
    const result = await raise.run({ claimId, question: question.value, sendBack });
    if (!result.ok) return;
    question.clear();
    setIsOpen(false);
    if (sendBack && nextHref && isHere.current) router.push(nextHref, { scroll: false });
  }

  return (
    <>
      <Button variant="quiet" size="small" onClick={() => setIsOpen(true)}>
        {maySendBack ? "Send back with a question" : "Ask a question"}
      </Button>
      {!isOpen ? (
        <NotSent place={place} onOpen={() => setIsOpen(true)} />
      ) : (
        <Dialog
          open
          sticky
          onOpenChange={setIsOpen}
          title={`A question on ${claimRef}`}
          description={
            maySendBack
              ? "Sent back, the claim leaves the review queue until it is handed over again."
              : "It stays open until you close it."
          }
        >
          <form
            onSubmit={(event) => {
              event.preventDefault();
              void ask(maySendBack);
            }}
          >
            <Field
              label="Question"
              hint="@ names somebody, who then finds it on their desk."
              error={raise.error?.fields?.question}
            >
              <MentionArea
                claimId={claimId}
                value={question.value}
                onChange={(event) => question.set(event.target.value)}
              />
            </Field>
            <KeptNotice typed={question} />
            <div className="mt-2">
              <FormError>
                {raise.error && !raise.error.fields ? raise.error.message : null}
              </FormError>
            </div>
            <DialogFooter>
              {maySendBack ? (
                <Button pending={raise.pending} onClick={() => void ask(false)}>
                  Ask, keep it in the queue
                </Button>
              ) : null}
              <Button type="submit" variant="primary" pending={raise.pending}>
                {maySendBack ? "Send back" : "Ask"}
              </Button>
            </DialogFooter>
          </form>
        </Dialog>
      )}
    </>
  );
}
