"use client";

import { useRef, useState, type KeyboardEvent, type RefObject } from "react";
import { giveCommand } from "@/components/command";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/field";
import { isEscape } from "@/components/ui/field-keys";
import { holdKeys, onceFocused } from "@/components/ui/held-keys";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import type { SourceCandidate } from "@/lib/ledger/sources/queries";
import {
  guessKind,
  SOURCE_KIND_LABELS,
  sourceDetail,
  SOURCE_KINDS,
  type SourceKind,
} from "@/lib/ledger/sources/rules";
import { sourceFacts, type PickedSource } from "./source-option";
import { KEPT_IN_STORY, useIsKeptInStory, useMadeIn } from "./made-in-story";

export type NewSourceDialogProps = {
  name: string;
  /** It has the focus: keys go to it now. */
  onFocus: () => void;
  /** The source that was made or chosen instead; null when the dialog was left. */
  onAnswer: (source: PickedSource | null) => void;
};

/** Two steps at most: what kind of source it is, and, where it may exist, whether it is that one. */
export function NewSourceDialog({ name, onFocus, onAnswer }: NewSourceDialogProps) {
  const [similar, setSimilar] = useState<{ kind: SourceKind; to: SourceCandidate[] } | null>(null);
  const [pending, setPending] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const guessed = useRef<HTMLButtonElement>(null);
  // Made in a restricted story, it is not shared.
  const story = useMadeIn();
  const isKept = useIsKeptInStory();

  async function create(kind: SourceKind, evenIfSimilar: boolean) {
    if (pending) return;
    setPending(true);
    setFault(null);
    // What is pressed until the answer is here is meant for what comes after it.
    const release = holdKeys();
    const result = await giveCommand("sources.create", {
      ...{ name, kind, evenIfSimilar },
      ...(story && { story }),
    });
    setPending(false);
    onceFocused(() => hasFocus(), release);
    if (result.ok) onAnswer(result.value);
    else if (result.error.code === "CONFLICT") {
      setSimilar({ kind, to: result.error.current as SourceCandidate[] });
    } else setFault(result.error.message);
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onAnswer(null);
      }}
      width="small"
      initialFocus={guessed}
      title={similar ? "Is it one of these?" : `New source: ${name}`}
      description={
        similar
          ? `“${name}” looks like a source that is in the directory.`
          : `What kind is it?${isKept ? ` ${KEPT_IN_STORY}` : ""}`
      }
    >
      {/* Keys pressed here belong to this dialog, not to the table or form behind it. */}
      <div
        onFocus={onFocus}
        onKeyDown={(event) => {
          if (!isEscape(event)) event.stopPropagation();
        }}
        aria-busy={pending}
      >
        {similar ? (
          <SimilarSources
            key="similar"
            candidates={similar.to}
            onUse={onAnswer}
            onCreate={() => void create(similar.kind, true)}
            name={name}
          />
        ) : (
          <KindChooser
            guess={guessKind(name)}
            guessed={guessed}
            onChoose={(kind) => void create(kind, false)}
          />
        )}
        <FormError>{fault}</FormError>
      </div>
    </Dialog>
  );
}

/** In the field that asked, or in what the dialog asks next; not on the button that is gone. */
function hasFocus(): boolean {
  const { activeElement } = document;
  return activeElement !== null && activeElement !== document.body && activeElement.isConnected;
}

function KindChooser({
  guess,
  guessed,
  onChoose,
}: {
  guess: SourceKind;
  guessed: RefObject<HTMLButtonElement | null>;
  onChoose: (kind: SourceKind) => void;
}) {
  const list = useRef<HTMLUListElement>(null);

  function onKey(event: KeyboardEvent) {
    const chosen = /^[1-8]$/.test(event.key) ? SOURCE_KINDS[Number(event.key) - 1] : undefined;
    if (chosen) {
      event.preventDefault();
      onChoose(chosen);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      moveFocus(list.current, event.key === "ArrowDown" ? 1 : -1);
    }
  }

  return (
    <ul ref={list} onKeyDown={onKey} className="-mx-2">
      {SOURCE_KINDS.map((kind, index) => (
        <li key={kind}>
          <button
            type="button"
            // Focused from the start: Enter alone takes the likeliest kind.
            ref={kind === guess ? guessed : null}
            aria-keyshortcuts={String(index + 1)}
            onClick={() => onChoose(kind)}
            className="option w-full cursor-pointer! text-left hover:bg-accent-soft focus:bg-accent-soft"
          >
            <span className="flex-1">{SOURCE_KIND_LABELS[kind]}</span>
            <span aria-hidden="true">
              <Kbd>{index + 1}</Kbd>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function moveFocus(list: HTMLElement | null, step: 1 | -1): void {
  const buttons = [...(list?.querySelectorAll("button") ?? [])];
  const at = buttons.findIndex((button) => button === document.activeElement);
  buttons[(at + step + buttons.length) % buttons.length]?.focus();
}

function SimilarSources({
  name,
  candidates,
  onUse,
  onCreate,
}: {
  name: string;
  candidates: readonly SourceCandidate[];
  onUse: (source: PickedSource) => void;
  onCreate: () => void;
}) {
  const list = useRef<HTMLUListElement>(null);
  return (
    <>
      <ul
        ref={list}
        className="-mx-2"
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
          event.preventDefault();
          moveFocus(list.current, event.key === "ArrowDown" ? 1 : -1);
        }}
      >
        {candidates.map((candidate, index) => (
          <li key={candidate.id}>
            <button
              type="button"
              // The step has changed under the reader's hands: the answer that loses nothing is first.
              ref={index === 0 ? focusOnArrival : null}
              onClick={() => onUse(candidate)}
              className="option w-full cursor-pointer! text-left hover:bg-accent-soft focus:bg-accent-soft"
            >
              <Icon name="check" className="text-accent" />
              <span className="min-w-0 flex-1">
                Use{" "}
                <strong dir="auto" className="font-semibold">
                  {candidate.name}
                </strong>
                <span className="block text-xs text-faint">
                  {sourceFacts({ ...candidate, detail: sourceDetail(candidate) })}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <div className="mt-3 flex justify-end">
        <Button onClick={onCreate}>Create “{name}” anyway</Button>
      </div>
    </>
  );
}

function focusOnArrival(button: HTMLButtonElement | null): void {
  button?.focus();
}
