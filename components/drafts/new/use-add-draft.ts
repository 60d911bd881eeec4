"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import {
  giveCommand,
  type CommandError,
  type CommandResult,
  type Wire,
} from "@/components/command";
import { useToast } from "@/components/ui/toast";
import type { AddedDraft } from "@/lib/drafts/commands";
import { draftName } from "@/lib/drafts/rules";
import { draftCounts, unsettledCount } from "../draft-counts";
import { draftPath } from "../reader/address";
import { sendFile, type SendProgress } from "./send-file";

export type DraftToAdd = { file: File } | { plain: string; html: string | null };

/** A draft that somebody else brought in meanwhile. */
export type NewerDraft = { number: number; addedBy: string; addedAt: string };

export type Sending = SendProgress & { cancel: (() => void) | null };

/** Sends a story's next draft, shows how far it is, and goes where it is to be looked at. */
export function useAddDraft(slug: string, newestSeen: number) {
  const router = useRouter();
  const toast = useToast();
  const [sending, setSending] = useState<Sending | null>(null);
  const [error, setError] = useState<CommandError | null>(null);
  const [isStopped, setIsStopped] = useState(false);
  const isBusy = useRef(false);

  async function add(draft: DraftToAdd, after = newestSeen): Promise<void> {
    // State is set too late to keep a second key press out.
    if (isBusy.current) return;
    isBusy.current = true;
    setError(null);
    setIsStopped(false);
    const result = await send(draft, after);
    isBusy.current = false;
    setSending(null);
    if (result === null) {
      setIsStopped(true);
    } else if (result.ok) {
      arrive(result.value);
    } else {
      setError(result.error);
    }
  }

  function send(draft: DraftToAdd, after: number): Promise<CommandResult<Wire<AddedDraft>> | null> {
    if ("file" in draft) {
      const stop = new AbortController();
      const cancel = () => stop.abort();
      setSending({ stage: "uploading", share: 0, cancel });
      return sendFile(
        { story: slug, after, file: draft.file },
        (progress) => setSending({ ...progress, cancel }),
        stop.signal,
      );
    }
    setSending({ stage: "reading", cancel: null });
    const { plain, html } = draft;
    return giveCommand("drafts.paste", { story: slug, after, plain, ...(html && { html }) });
  }

  function arrive(added: Wire<AddedDraft>) {
    const isSettled = unsettledCount(added) === 0;
    toast(`${draftName(added.number)} is in: ${draftCounts(added)}`);
    router.push(
      isSettled
        ? draftPath(slug, added.number)
        : `/stories/${slug}/placements?draft=${added.number}`,
    );
    // The story's header and tabs are not drawn anew by going to another of its pages.
    router.refresh();
  }

  return { add, sending, error, isStopped, reset: () => setError(null) };
}

/** The draft in the way, from the refusal of one that came second. */
export function newerDraft(error: CommandError | null): NewerDraft | null {
  if (error?.code !== "CONFLICT" || typeof error.current !== "object" || error.current === null) {
    return null;
  }
  const { number, addedBy, addedAt } = error.current as Partial<NewerDraft>;
  if (typeof number !== "number") return null;
  return { number, addedBy: addedBy ?? "", addedAt: addedAt ?? "" };
}
