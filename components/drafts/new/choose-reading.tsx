"use client";

import { Button } from "@/components/ui/button";
import { Warning } from "@/components/ui/warning";
import type { CommandError } from "@/components/command";
import type { EncodingReading } from "@/lib/text/import/readings";

/** The readings of a file whose encoding is not sure, from the refusal that asks for it. */
export function readingsToChoose(error: CommandError | null): readonly EncodingReading[] {
  if (error?.code !== "INVALID" || error.fields?.encoding === undefined) return [];
  const current = error.current as { readings?: readonly EncodingReading[] } | null | undefined;
  return current?.readings ?? [];
}

/** A line of the file in each reading, to choose the one that makes sense. */
export function ChooseReading({
  readings,
  onChoose,
}: {
  readings: readonly EncodingReading[];
  onChoose: (reading: EncodingReading) => void;
}) {
  return (
    <div role="alert">
      <Warning>
        <p>The file does not say how its characters are written. Which line reads right?</p>
        <ul className="mt-2 flex flex-col gap-2">
          {readings.map((reading) => (
            <li key={reading.encoding} className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <span className="min-w-0 flex-1 basis-64 font-serif wrap-anywhere">
                {reading.line}
              </span>
              <Button size="small" onClick={() => onChoose(reading)}>
                Read as {reading.name}
              </Button>
            </li>
          ))}
        </ul>
        <p className="mt-2 text-soft">
          None of them? Save the file as UTF-8 or .docx, and bring that in.
        </p>
      </Warning>
    </div>
  );
}
