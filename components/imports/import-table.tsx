"use client";

import { useRef, useState } from "react";
import { refusalText } from "@/components/command";
import { countOf } from "@/components/drafts/draft-counts";
import { megabytes } from "@/components/drafts/new/check-file";
import { useFileDrop } from "@/components/drafts/new/use-file-drop";
import { Button, ButtonLink } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { FormError } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { RefusalText } from "@/components/ui/refusal-text";
import type { RecentImport } from "@/lib/imports/queries";
import { MAX_TABLE_BYTES } from "@/lib/imports/rules";
import { ColumnPairs } from "./column-pairs";
import { foundOut } from "./import-words";
import { ImportOutcome } from "./import-outcome";
import { RecentImports } from "./recent-imports";
import { RowFates } from "./row-fates";
import { useImport, type ImportSteps, type Preview } from "./use-import";

/**
 * Brings a table of claims in: a file is chosen or dropped, what it holds is found out and shown row
 * by row, and nothing comes in before somebody says so.
 */
export function ImportTable({ slug, recent }: { slug: string; recent: readonly RecentImport[] }) {
  const steps = useImport(slug);
  const { file, preview, isReading, progress, error } = steps;
  const isOver = useFileDrop(([first]) => {
    if (first && progress?.state !== "running") steps.choose(first);
  });
  return (
    <div className="px-4 py-5 sm:px-[1.375rem]">
      <h2 dir="auto" className="font-serif text-title font-semibold wrap-anywhere">
        {file?.name ?? "Bring in a table"}
      </h2>
      {isOver ? (
        <p role="status" className="mt-2 text-sm text-accent">
          Let go to bring the file in.
        </p>
      ) : null}
      {progress ? (
        <ImportOutcome slug={slug} progress={progress} steps={steps} />
      ) : file === null ? (
        <ChooseTable onChoose={steps.choose} />
      ) : (
        <p role="status" className="mt-1 flex flex-wrap gap-x-4 gap-y-0.5 text-sm text-soft">
          {isReading ? <span>Reading {megabytes(file.size)} …</span> : null}
          {preview ? foundOut(preview).map((said) => <span key={said}>{said}</span>) : null}
        </p>
      )}
      <FormError>{error ? <RefusalText>{refusalText(error)}</RefusalText> : null}</FormError>
      {preview && !progress ? <LookThrough steps={steps} preview={preview} slug={slug} /> : null}
      {file !== null && preview === null && !isReading && !progress ? (
        <Button className="mt-3" onClick={steps.startOver}>
          Choose another file
        </Button>
      ) : null}
      {file === null && !progress && recent.length > 0 ? (
        <RecentImports recent={recent} onTakeBack={(importId) => void steps.takeBack(importId)} />
      ) : null}
    </div>
  );
}

const ACCEPTED = ".csv,.tsv,.tab,.txt,.xlsx,.xlsm,.ods,.json,.jsonl,.ndjson";

function ChooseTable({ onChoose }: { onChoose: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <p className="mt-1 mb-4 max-w-[44rem] text-soft">
        Each row becomes a claim, unverified, with its sources. What the file says of ratings
        becomes notes. You see what becomes of every row before anything comes in.
      </p>
      <div className="flex min-h-12 max-w-[44rem] flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-dashed border-edge px-3 py-2">
        <Icon name="upload" className="text-faint" />
        <span className="min-w-0 flex-1 basis-48 text-soft">
          Drop a file anywhere on this page.{" "}
          <span className="text-faint">
            CSV, TSV, Excel, OpenDocument or JSON, up to {megabytes(MAX_TABLE_BYTES)}
          </span>
        </span>
        <Button variant="primary" onClick={() => input.current?.click()}>
          Choose a file
        </Button>
        <input
          ref={input}
          type="file"
          accept={ACCEPTED}
          aria-label="The table’s file"
          tabIndex={-1}
          className="hidden"
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file) onChoose(file);
            // The same file, mended, can then be chosen again.
            event.target.value = "";
          }}
        />
      </div>
    </>
  );
}

function LookThrough({
  steps,
  preview,
  slug,
}: {
  steps: ImportSteps;
  preview: Preview;
  slug: string;
}) {
  const { choices, isReading } = steps;
  return (
    <>
      <div className="mt-3 grid gap-x-6 gap-y-4 roomy:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]">
        <ColumnPairs
          preview={preview}
          choices={choices}
          isLocked={isReading}
          onChange={steps.change}
        />
        <RowFates preview={preview} />
      </div>
      <BringIn steps={steps} preview={preview} slug={slug} />
    </>
  );
}

/** The button names the number; refused rows are left behind only where somebody says so. */
function BringIn({ steps, preview, slug }: { steps: ImportSteps; preview: Preview; slug: string }) {
  const [leaves, setLeaves] = useState(false);
  const [isSending, setIsSending] = useState(false);
  const { counts } = preview;
  const coming = counts.new + counts.update;
  const isHeldUp = counts.refused > 0 && !leaves;
  async function begin() {
    setIsSending(true);
    await steps.begin(leaves);
    setIsSending(false);
  }
  return (
    <div className="mt-4 flex flex-wrap items-center gap-3 border-t border-rule bg-paper py-3 roomy:sticky roomy:bottom-0">
      <Button
        variant="primary"
        disabled={coming === 0 || isHeldUp || steps.isReading}
        pending={isSending}
        onClick={() => void begin()}
      >
        {coming === 0 ? "Nothing to bring in" : `Bring in ${countOf(coming, "row")}`}
      </Button>
      {counts.refused > 0 ? (
        <Checkbox
          label={
            counts.refused === 1
              ? "Leave the refused row behind"
              : `Leave the ${counts.refused.toLocaleString("en-GB")} refused rows behind`
          }
          checked={leaves}
          onChange={({ target }) => setLeaves(target.checked)}
        />
      ) : null}
      <Button onClick={steps.startOver}>Choose another file</Button>
      <ButtonLink href={`/stories/${slug}/claims`}>Cancel</ButtonLink>
      <span className="text-sm text-faint">One undo takes it all back</span>
    </div>
  );
}
