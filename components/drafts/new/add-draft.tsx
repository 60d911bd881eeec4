"use client";

import { useState } from "react";
import { KeptNotice } from "@/components/typed/kept-notice";
import { Button, ButtonLink } from "@/components/ui/button";
import { FormError } from "@/components/ui/field";
import { ReadyForm } from "@/components/ui/ready-form";
import { draftName } from "@/lib/drafts/rules";
import type { EncodingReading } from "@/lib/text/import/readings";
import { countOf } from "../draft-counts";
import { refusalOf } from "./check-file";
import { ChooseReading, readingsToChoose } from "./choose-reading";
import { ChosenFile } from "./chosen-file";
import { Mending } from "./mending-form";
import { MendingBar } from "./mending-bar";
import { NewerDraftNotice } from "./newer-draft-notice";
import { SendingProgress } from "./sending-progress";
import { newerDraft, useAddDraft } from "./use-add-draft";
import { StoryText } from "./story-text";
import { AsideNotice } from "./aside-notice";
import { useMending } from "./use-mending";
import { useFileDrop } from "./use-file-drop";
import { usePastedText } from "./use-pasted-text";

type Props = {
  slug: string;
  /** The newest draft's number, 0 for none. */
  after: number;
  /** How many claims will be placed. */
  claims: number;
  /** Who brings it in: what is not added yet is kept in the browser for this person alone. */
  personId: number;
};

/**
 * Brings a story's text in: pasted, or as a file chosen or dropped anywhere. It is read, shown as it
 * will be and mended there; nothing comes in before, because a draft that is in stays in.
 */
export function AddDraft({ slug, after: newest, claims, personId }: Props) {
  const [newestAtFirst] = useState(newest);
  const { typed, text, onPaste, onChange } = usePastedText(slug, newest);
  const [file, setFile] = useState<File | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isBare, setIsBare] = useState(false);
  const mending = useMending(slug, `sourceline:looked-over:${personId}:${slug}`);
  // What was the newest when the text was begun: a draft that came meanwhile is asked about.
  const after = mending.draft?.after ?? text.after ?? newestAtFirst;
  const { read, add, sending, error, isStopped, reset } = useAddDraft(slug, after);
  const isOver = useFileDrop((files) => void choose(files));
  const newer = newerDraft(error);
  const number = (newer?.number ?? after) + 1;

  async function choose(files: readonly File[]) {
    if (sending || mending.draft) return;
    const [first, ...others] = files;
    if (!first) return;
    reset();
    setIsBare(false);
    const fault = others.length > 0 ? severalFiles(files) : await refusalOf(first);
    setRefusal(fault);
    if (!fault) setFile(first);
  }

  async function look(reading?: EncodingReading) {
    setRefusal(null);
    const isEmpty = !file && text.plain.trim() === "";
    setIsBare(isEmpty);
    if (isEmpty) return;
    const draft = await read(file ? { file, reading } : { plain: text.plain, html: text.html });
    if (draft) mending.acts.begin(draft);
  }

  async function send(afterNumber?: number) {
    if (!mending.draft) await look();
    else if (await add(mending.draft, afterNumber)) {
      mending.acts.end();
      typed.clear();
    }
  }

  function back() {
    mending.acts.setAside();
    reset();
  }

  const fields = error?.fields ?? {};
  const textFault = isBare
    ? "Paste the story’s text here, or choose a file below."
    : (fields.text ?? fields.plain ?? fields.html);
  const fileFault = refusal ?? fields.file ?? null;
  const readings = readingsToChoose(error);
  const isBeside = readings.length > 0 || (!mending.draft && Boolean(textFault ?? fileFault));
  return (
    <ReadyForm
      onSend={() => void send()}
      leave={mending.draft ? back : `/stories/${slug}`}
      startsInField
    >
      {isOver && !mending.draft ? <DropHere name={draftName(number)} /> : null}
      {mending.draft ? (
        <Mending
          name={draftName(number).toLowerCase()}
          mending={mending}
          draft={mending.draft}
          isLocked={sending !== null}
        />
      ) : (
        <>
          <h2 className="font-serif text-title font-semibold">
            Bring in {draftName(number).toLowerCase()}
          </h2>
          <p className="mt-1 mb-4 text-soft">{whatHappens(after, claims)}</p>
          {mending.aside ? <AsideNotice draft={mending.aside} acts={mending.acts} /> : null}
          <KeptNotice typed={typed} />
          <StoryText
            text={text}
            onPaste={onPaste}
            onChange={(plain) => {
              onChange(plain);
              setIsBare(false);
            }}
            onFiles={(files) => void choose(files)}
            isOutranked={file !== null}
            isLocked={sending !== null}
            fault={textFault}
          />
          <div className="mt-3">
            <ChosenFile
              file={file}
              fault={fileFault}
              isLocked={sending !== null}
              onChoose={(files) => void choose(files)}
              onRemove={() => {
                setFile(null);
                reset();
              }}
            />
          </div>
        </>
      )}
      <div className="mt-4 flex flex-col gap-3">
        {readings.length > 0 ? (
          <ChooseReading readings={readings} onChoose={(reading) => void look(reading)} />
        ) : null}
        {newer ? (
          <NewerDraftNotice slug={slug} newer={newer} onAddAnyway={() => void send(newer.number)} />
        ) : null}
        <FormError>{error && !newer && !isBeside ? said(error) : null}</FormError>
        {isStopped ? <Stopped /> : null}
        {sending ? <SendingProgress sending={sending} claims={claims} /> : null}
        {mending.draft ? null : (
          <div className="flex flex-wrap gap-2">
            <Button type="submit" variant="primary" pending={sending !== null}>
              Look it over
            </Button>
            <ButtonLink href={`/stories/${slug}`} onClick={typed.clear}>
              Cancel
            </ButtonLink>
          </div>
        )}
      </div>
      {mending.draft ? (
        <MendingBar
          name={draftName(number).toLowerCase()}
          mending={mending}
          isPending={sending !== null}
          canAdd={newer === null}
          storyPath={`/stories/${slug}`}
          onBack={back}
        />
      ) : null}
    </ReadyForm>
  );
}

function whatHappens(after: number, claims: number): string {
  const kept = "The text is kept as it is.";
  if (claims === 0)
    return `${kept} You look it over first. Then it is searched for what needs checking; you decide what is logged.`;
  if (after === 0) {
    return `${kept} The story’s ${countOf(claims, "claim")} can then be placed in it, and what nobody has logged is proposed.`;
  }
  return `${kept} Claims whose sentence still says the same keep their place; you are asked about every other.`;
}

function severalFiles(files: readonly File[]): string {
  return `A draft is one file; these are ${files.length}. Bring in one of them.`;
}

function said({ message, unmet = [] }: { message: string; unmet?: string[] | undefined }): string {
  return [message, ...unmet].join(" ");
}

function Stopped() {
  return (
    <p role="status" className="text-sm text-soft">
      Stopped. Nothing was added.
    </p>
  );
}

function DropHere({ name }: { name: string }) {
  return (
    <div className="pointer-events-none fixed inset-2 z-50 grid place-items-center rounded-xl border-2 border-dashed border-accent bg-accent-soft/90">
      <p className="font-serif text-title font-semibold text-accent">
        Drop it here as {name.toLowerCase()}
      </p>
    </div>
  );
}
