"use client";

import { useId, useRef } from "react";
import { Button, IconButton } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { ACCEPTED_FILES } from "@/lib/text/import/file-kind";
import { MAX_FILE_BYTES } from "@/lib/text/import/limits";
import { megabytes } from "./check-file";

/** The file that comes in as the draft, or the place to choose one. */
export function ChosenFile({
  file,
  fault,
  isLocked,
  onChoose,
  onRemove,
}: {
  file: File | null;
  fault: string | null;
  isLocked: boolean;
  onChoose: (files: readonly File[]) => void;
  onRemove: () => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const faultId = useId();
  return (
    <div>
      <div className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-dashed border-edge px-3 py-2">
        {file ? (
          <>
            <span className="min-w-0 flex-1 wrap-anywhere">
              <span dir="auto" className="font-medium">
                {file.name}
              </span>{" "}
              <span className="text-faint nums">{megabytes(file.size)}</span>
            </span>
            <IconButton
              icon="close"
              label={`Leave ${file.name} out`}
              disabled={isLocked}
              onClick={onRemove}
            />
          </>
        ) : (
          <>
            <Icon name="download" className="text-faint" />
            <span className="min-w-0 flex-1 basis-48 text-soft">
              Drop a file anywhere on this page.{" "}
              <span className="text-faint">
                .docx, .txt, .md or .html, up to {megabytes(MAX_FILE_BYTES)}
              </span>
            </span>
            <Button
              aria-describedby={fault ? faultId : undefined}
              onClick={() => input.current?.click()}
            >
              Choose a file
            </Button>
          </>
        )}
        <input
          ref={input}
          type="file"
          accept={ACCEPTED_FILES}
          aria-label="The story’s file"
          tabIndex={-1}
          className="hidden"
          onChange={(event) => {
            onChoose([...(event.target.files ?? [])]);
            // The same file, mended, can then be chosen again.
            event.target.value = "";
          }}
        />
      </div>
      <div role="alert">
        {fault ? (
          <p id={faultId} className="mt-1 text-xs font-medium text-danger">
            {fault}
          </p>
        ) : null}
      </div>
    </div>
  );
}
