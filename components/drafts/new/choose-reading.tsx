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
  onChoose: (encoding: string) => void;
}) {
  return (
    <div role="alert">
      <Warning>
        <p>The file does not say how its characters are written. Which line reads right?</p>
        <ul className="mt-2 flex flex-col gap-2">
          {readings.map(({ encoding, name, line }) => (
            <li key={encoding} className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <span className="min-w-0 flex-1 basis-64 font-serif wrap-anywhere">{line}</span>
              <Button size="small" onClick={() => onChoose(encoding)}>
                Read as {name}
              </Button>
            </li>
          ))}
        </ul>
      </Warning>
    </div>
  );
}
