"use client";

import type { SubmitEvent } from "react";
import { refusalText, useCommand } from "@/components/command";
import { KeptNotice } from "@/components/typed/kept-notice";
import { useTyped } from "@/components/typed/use-typed";
import { Button } from "@/components/ui/button";
import { Field, FormError } from "@/components/ui/field";
import { SEND_KEY_WORDS, useSendKey } from "@/components/ui/send-key";
import { MentionArea } from "./mention-area";

type Props = { claimId: number; questionId: number; label: string };

/** At the foot of a thread: one line until something is written in it. */
export function ReplyField({ claimId, questionId, label }: Props) {
  const reply = useCommand("questions.reply");
  const typed = useTyped(`reply to question ${questionId}`, "");
  const sendKey = useSendKey();
  const fault = reply.error?.fields?.text;
  const isWritten = typed.value !== "";

  async function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const result = await reply.run({ questionId, text: typed.value });
    if (!result.ok) return;
    typed.clear();
    // The button goes with what was written; the next reply begins where this one stood.
    if (form.contains(document.activeElement)) form.querySelector("textarea")?.focus();
  }
  return (
    <form className="no-print mt-2 flex flex-col gap-1.5" onSubmit={(event) => void send(event)}>
      <Field label={label} hideLabel error={fault}>
        <MentionArea
          claimId={claimId}
          rows={1}
          placeholder="Reply, or name somebody with @"
          value={typed.value}
          onChange={(event) => typed.set(event.target.value)}
        />
      </Field>
      <KeptNotice typed={typed} />
      <FormError>{reply.error && !fault ? refusalText(reply.error) : null}</FormError>
      {isWritten ? (
        <div className="flex items-center gap-2">
          <Button type="submit" size="small" variant="primary" pending={reply.pending}>
            Reply
          </Button>
          <span className="text-xs text-faint">{SEND_KEY_WORDS[sendKey]} sends it.</span>
        </div>
      ) : null}
    </form>
  );
}
