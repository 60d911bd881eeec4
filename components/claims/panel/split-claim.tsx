"use client";

import { useEffect, useState, type KeyboardEvent, type SubmitEvent } from "react";
import { refusalText, useCommand } from "@/components/command";
import { useShortcut } from "@/components/shell/shortcuts";
import { KeptNotice } from "@/components/typed/kept-notice";
import { looksLike, useTyped } from "@/components/typed/use-typed";
import { NotSent } from "@/components/typed/not-sent";
import { Button, IconButton } from "@/components/ui/button";
import { Dialog, DialogFooter } from "@/components/ui/dialog";
import { Field, FormError } from "@/components/ui/field";
import { isEnter, isModEnter, sendForm } from "@/components/ui/field-keys";
import { Kbd } from "@/components/ui/kbd";
import { TextArea } from "@/components/ui/text-area";
import { WORDING_LIMIT } from "@/lib/ledger/claims/rules";
import { PARTS_LIMIT, unmetForSplit } from "@/lib/ledger/claims/split/rules";
import { claimKey } from "./claim-key-reasons";
import { readConflict } from "./read-conflict";

type Props = { claimId: number; claimRef: string; revision: number; wording: string };

/** A line as it is typed; the key keeps its field while others come and go. */
type Line = { key: number; text: string };

/** “Split” (key s): the claim's parts in lines that can be mended, proposed by the reading. */
export function SplitClaim(props: Props) {
  const [isOpen, setIsOpen] = useState(false);
  useShortcut({ ...claimKey("s"), run: () => setIsOpen(true) });
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>
        Split <Kbd>s</Kbd>
      </Button>
      {isOpen ? (
        <SplitDialog {...props} onClose={() => setIsOpen(false)} />
      ) : (
        <NotSent place={placeOf(props.claimId)} onOpen={() => setIsOpen(true)} />
      )}
    </>
  );
}

const placeOf = (claimId: number) => `split claim ${claimId}`;

/** None as long as the reading's own stand there. The revision is of the claim that they are read from. */
type Written = { lines: readonly Line[]; revision: number };

function isWritten(kept: unknown): kept is Written {
  return (
    looksLike<Written>({ lines: [], revision: 0 })(kept) &&
    kept.lines.every(looksLike<Line>({ key: 0, text: "" }))
  );
}

function SplitDialog({
  claimId,
  claimRef,
  revision,
  wording,
  onClose,
}: Props & { onClose: () => void }) {
  const parts = useLines(claimId, wording, revision);
  const split = useCommand("claims.split");
  const [wasSent, setWasSent] = useState(false);
  const wordings = parts.lines.map(({ text }) => text);
  const unmet = unmetForSplit(wordings);
  const conflict = readConflict(split.error);

  async function send(atRevision: number) {
    setWasSent(true);
    if (unmet.length > 0) return;
    const result = await split.run({ claimId, revision: atRevision, wordings });
    if (!result.ok) return;
    close();
  }

  function close() {
    parts.typed.clear();
    onClose();
  }

  function submit(event: SubmitEvent) {
    event.preventDefault();
    void send(parts.revision);
  }

  return (
    <Dialog
      open
      sticky
      width="large"
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={`Split ${claimRef} into several claims`}
      description={`The first keeps the number, its questions and its history; a verdict on ${claimRef} lapses. Each part gets all citations with their terms and files, and stands in the same sentence.`}
    >
      <form onSubmit={submit}>
        <ol className="flex flex-col gap-2.5">
          {parts.lines.map(({ key, text }, index) => (
            <li key={key} className="flex items-start gap-1.5">
              <Field
                className="flex-1"
                label={index === 0 ? `${claimRef} says` : `New claim ${index} says`}
              >
                <TextArea
                  serif
                  rows={1}
                  maxLength={WORDING_LIMIT}
                  value={text}
                  data-part={key}
                  onChange={(event) => parts.write(key, event.target.value.replace(/\n/g, " "))}
                  onKeyDown={(event) => parts.onKeyDown(event, index)}
                />
              </Field>
              {parts.lines.length > 2 ? (
                <IconButton
                  className="mt-6"
                  icon="close"
                  label={
                    index === 0 ? `Take the line of ${claimRef} off` : `Take new claim ${index} off`
                  }
                  onClick={() => parts.remove(index)}
                />
              ) : null}
            </li>
          ))}
        </ol>
        <div className="mt-2 flex flex-wrap items-center gap-3">
          <Button
            size="small"
            disabled={parts.lines.length >= PARTS_LIMIT}
            onClick={() => parts.addAfter(parts.lines.length - 1)}
          >
            Add a claim
          </Button>
          <span className="text-xs text-faint">Enter in a line adds one below it.</span>
        </div>
        <KeptNotice typed={parts.typed} onDiscard={onClose} />
        <ul className="mt-3 text-sm text-soft" aria-label="Still needed" aria-live="polite">
          {unmet.map((need) => (
            <li key={need} className={wasSent ? "font-medium text-danger" : undefined}>
              {need}
            </li>
          ))}
        </ul>
        <FormError>{split.error ? refusalText(split.error) : null}</FormError>
        {conflict ? (
          <div className="mt-2 rounded-md border border-warn bg-warn/9 px-3 py-2 text-sm">
            <p>
              It says now: <span dir="auto">“{conflict.wording}”</span>. Your lines are still here.
            </p>
            <Button
              className="mt-2"
              size="small"
              pending={split.pending}
              onClick={() => void send(conflict.revision)}
            >
              Split it into these all the same
            </Button>
          </div>
        ) : null}
        <DialogFooter>
          <Button onClick={close}>Cancel</Button>
          <Button type="submit" variant="primary" pending={split.pending}>
            Split claim
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}

/** The lines, first as the reading proposes them, unless somebody was faster with typing. */
function useLines(claimId: number, wording: string, readAt: number) {
  const [proposed, setProposed] = useState<readonly Line[]>([
    { key: 0, text: wording },
    { key: 1, text: "" },
  ]);
  const start: Written = { lines: [], revision: readAt };
  const typed = useTyped(placeOf(claimId), start, isWritten);
  const { revision } = typed.value;
  const lines = typed.value.lines.length > 0 ? typed.value.lines : proposed;
  const nextKey = () => Math.max(...lines.map(({ key }) => key)) + 1;
  const change = (next: readonly Line[]) => typed.set((now) => ({ ...now, lines: next }));
  const focus = (key: number | undefined) =>
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(`[data-part="${key ?? ""}"]`)?.focus(),
    );

  useEffect(() => {
    const abort = new AbortController();
    void askForParts(claimId, abort.signal).then((parts) => {
      if (parts.length < 2 || abort.signal.aborted) return;
      // Keys of their own: what stood in the lines before is not what stands in these.
      setProposed(parts.map((text, index) => ({ key: index + 2, text })));
    });
    return () => abort.abort();
  }, [claimId]);

  function addAfter(index: number) {
    if (lines.length >= PARTS_LIMIT) return;
    const line = { key: nextKey(), text: "" };
    change([...lines.slice(0, index + 1), line, ...lines.slice(index + 1)]);
    focus(line.key);
  }

  function remove(index: number) {
    if (lines.length <= 2) return;
    change(lines.filter((_, at) => at !== index));
    focus(lines[Math.max(0, index - 1)]?.key);
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>, index: number) {
    if (isEnter(event)) {
      event.preventDefault();
      addAfter(index);
    } else if (isModEnter(event)) {
      event.preventDefault();
      sendForm(event.currentTarget.form);
    } else if (event.key === "Backspace" && lines[index]?.text === "" && lines.length > 2) {
      event.preventDefault();
      remove(index);
    }
  }

  const write = (key: number, text: string) =>
    change(lines.map((line) => (line.key === key ? { key, text } : line)));

  return { typed, lines, revision, write, addAfter, remove, onKeyDown };
}

/** None where the server cannot be asked: then the person writes the lines. */
async function askForParts(claimId: number, signal: AbortSignal): Promise<string[]> {
  try {
    const answer = await fetch(`/api/v1/claims/${claimId}/parts`, { signal });
    return answer.ok ? ((await answer.json()) as { parts: string[] }).parts : [];
  } catch {
    return [];
  }
}
