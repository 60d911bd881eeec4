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
import type { BroughtText } from "@/lib/text/import/findings";
import type { EncodingReading } from "@/lib/text/import/readings";
import { draftCounts, unsettledCount } from "../draft-counts";
import { draftPath } from "../reader/address";
import { titleOf, type DraftToAdd } from "./draft-to-add";
import { lookedOver, mendedParagraphs } from "./mending";
import { sendFile, type SendProgress } from "./send-file";

export type TextToRead =
  | {
      file: File;
      /** As it was chosen, where it was asked about. */ reading?: EncodingReading | undefined;
    }
  | { plain: string; html: string | null };

/** A draft that somebody else brought in meanwhile. */
export type NewerDraft = { number: number; addedBy: string; addedAt: string };

export type Sending = (SendProgress | { stage: "placing" }) & { cancel: (() => void) | null };

/** Has a text read, and sends it as the story's next draft: shows how far it is, and goes there. */
export function useAddDraft(slug: string, newestSeen: number) {
  const router = useRouter();
  const toast = useToast();
  const [sending, setSending] = useState<Sending | null>(null);
  const [error, setError] = useState<CommandError | null>(null);
  const [isStopped, setIsStopped] = useState(false);
  const isBusy = useRef(false);

  /** @returns null where it was refused or stopped; why, is said. */
  async function work<Value>(
    send: () => Promise<CommandResult<Value> | null>,
  ): Promise<Value | null> {
    // State is set too late to keep a second key press out.
    if (isBusy.current) return null;
    isBusy.current = true;
    setError(null);
    setIsStopped(false);
    const result = await send();
    isBusy.current = false;
    setSending(null);
    if (result === null) setIsStopped(true);
    else if (!result.ok) setError(result.error);
    return result?.ok ? result.value : null;
  }

  async function read(text: TextToRead): Promise<DraftToAdd | null> {
    const brought = await work(() => send(text));
    if (!brought) return null;
    const paragraphs = lookedOver(brought);
    const titled = paragraphs.find((each) => each.text === brought.title);
    return {
      title: titled ? { key: titled.key } : brought.title,
      fileName: "file" in text ? text.file.name : "",
      readAs: ("file" in text && text.reading?.name) || "",
      after: newestSeen,
      paragraphs,
    };
  }

  function send(text: TextToRead): Promise<CommandResult<Wire<BroughtText>> | null> {
    if ("file" in text) {
      const stop = new AbortController();
      const cancel = () => stop.abort();
      setSending({ stage: "uploading", share: 0, cancel });
      const onProgress = (progress: SendProgress) => setSending({ ...progress, cancel });
      const { file, reading } = text;
      const toSend = { story: slug, file, encoding: reading?.encoding };
      return sendFile(toSend, onProgress, stop.signal);
    }
    setSending({ stage: "reading", cancel: null });
    const { plain, html } = text;
    return giveCommand("drafts.preview", { story: slug, plain, ...(html && { html }) });
  }

  /** @returns whether it is in. */
  async function add(draft: DraftToAdd, after = newestSeen): Promise<boolean> {
    const { fileName, paragraphs } = draft;
    const title = titleOf(draft);
    const added = await work(() => {
      setSending({ stage: "placing", cancel: null });
      return giveCommand("drafts.add", {
        story: slug,
        after,
        ...(title !== null && { title }),
        ...(fileName !== "" && { fileName: fileName.slice(-200) }),
        paragraphs: mendedParagraphs(paragraphs),
      });
    });
    if (added) arrive(added);
    return added !== null;
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

  return { read, add, sending, error, isStopped, reset: () => setError(null) };
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
