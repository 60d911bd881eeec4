"use client";

import { useRef, useState } from "react";
import { useCommand } from "@/components/command";
import { useDraftDesk } from "@/components/drafts/reader/draft-desk";
import { InlineNote } from "@/components/typed/inline-note";
import { NotSent } from "@/components/typed/not-sent";
import { Button } from "@/components/ui/button";
import { SectionHeading } from "@/components/ui/section-heading";
import type { DraftLint } from "@/lib/drafts/lints";
import { lintLabel } from "@/lib/ledger/lint/codes";
import { REMARK_TODO } from "@/lib/text/lint/remark";
import { TakeBack, WAIVING } from "./claim-lints";
import { LintCard } from "./lint-card";

/** What is remarked on the text, beside it: each a click away from its words, and waived here. */
export function DraftLints() {
  const { draft } = useDraftDesk();
  const list = useRef<HTMLUListElement>(null);
  const open = draft.lints.filter(({ waiver }) => !waiver);
  const waived = draft.lints.filter(({ waiver }) => waiver);
  if (draft.lints.length === 0) return null;
  return (
    <>
      <SectionHeading
        aside={
          <span className={open.length > 0 ? "text-warn nums" : "font-normal"}>
            {open.length > 0 ? `${open.length} open` : "all waived"}
          </span>
        }
      >
        Lint
      </SectionHeading>
      <ul ref={list} tabIndex={-1} aria-label="Lint" className="flex flex-col gap-2 outline-none">
        {[...open, ...waived].map((lint) => (
          <Lint
            key={`${lint.fingerprint} ${lint.start}`}
            lint={lint}
            onDone={() => list.current?.focus({ preventScroll: true })}
          />
        ))}
      </ul>
    </>
  );
}

type Props = { lint: DraftLint; onDone: () => void };

function Lint({ lint, onDone }: Props) {
  const { draft, pointedAt, pointAt } = useDraftDesk();
  const { start, end, code, said, waiver } = lint;
  return (
    <LintCard
      label={lintLabel(code)}
      words={
        <button
          type="button"
          aria-current={pointedAt?.start === start || undefined}
          onClick={() => pointAt({ start, end })}
          className="-mx-1.5 line-clamp-2 min-h-6 rounded-md px-1.5 text-left hover:bg-sunk aria-current:bg-accent-soft"
        >
          {draft.text.slice(start, end)}
        </button>
      }
      said={`${said}.`}
      todo={REMARK_TODO[code]}
      waiver={waiver}
      fallen={null}
    >
      {!draft.can.waive ? null : waiver ? (
        <TakeBack waiverId={waiver.id} onDone={onDone} />
      ) : (
        <Waive lint={lint} onDone={onDone} />
      )}
    </LintCard>
  );
}

function Waive({ lint, onDone }: Props) {
  const { draft } = useDraftDesk();
  const [isOpen, setIsOpen] = useState(false);
  const place = `waive ${lint.fingerprint} of ${draft.slug}`;
  const waive = useCommand("drafts.waiveLint");

  async function send(reason: string): Promise<boolean> {
    const { code, words } = lint;
    const result = await waive.run({ draftId: draft.id, code, words: [...words], reason });
    if (!result.ok) return false;
    setIsOpen(false);
    onDone();
    return true;
  }
  if (isOpen) {
    return (
      <InlineNote
        {...WAIVING}
        place={place}
        pending={waive.pending}
        error={waive.error}
        onSend={send}
        onLeave={() => setIsOpen(false)}
      />
    );
  }
  return (
    <div className="mt-2">
      <Button
        size="small"
        aria-label={`Waive the lint ${lintLabel(lint.code)}`}
        onClick={() => setIsOpen(true)}
      >
        Waive…
      </Button>
      <NotSent place={place} onOpen={() => setIsOpen(true)} />
    </div>
  );
}
