"use client";

import { useEffect, useRef, useState } from "react";
import { post, postJson, type CommandError, type Wire } from "@/components/command";
import { useRefresh } from "@/components/changes";
import type { ImportPreview } from "@/lib/imports/read-import";
import type { ImportProgress } from "@/lib/imports/running";

export type Preview = Wire<ImportPreview>;

/** What somebody chose instead of what was found out; sent with the file. */
export type Choices = {
  encoding?: string;
  delimiter?: string;
  sheet?: string;
  header?: string;
  days?: string;
  withoutDays?: string;
  fields?: string;
};

export type ImportSteps = {
  file: File | null;
  preview: Preview | null;
  choices: Choices;
  isReading: boolean;
  progress: ImportProgress | null;
  error: CommandError | null;
  choose: (file: File) => void;
  change: (choices: Choices) => void;
  begin: (leaveRefused: boolean) => Promise<void>;
  stop: () => Promise<void>;
  takeBack: (importId: number) => Promise<void>;
  startOver: () => void;
};

const ASKED_EVERY = 400;

/** A file on its way in: read, looked through, brought in, taken back. */
export function useImport(slug: string): ImportSteps {
  const refresh = useRefresh();
  const [file, setFile] = useState<File | null>(null);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [choices, setChoices] = useState<Choices>({});
  const [isReading, setIsReading] = useState(false);
  const [progress, setProgress] = useState<ImportProgress | null>(null);
  const [error, setError] = useState<CommandError | null>(null);
  const turn = useRef(0);
  const runningId = progress?.state === "running" ? progress.id : null;

  useEffect(() => {
    if (runningId === null) return;
    let timer: ReturnType<typeof setTimeout>;
    let isOver = false;
    const ask = async () => {
      const now = await askAfter(runningId);
      if (isOver) return;
      if (now) setProgress(now);
      if (now && now.state !== "running") refresh("imports");
      else timer = setTimeout(() => void ask(), ASKED_EVERY);
    };
    timer = setTimeout(() => void ask(), ASKED_EVERY);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [runningId, refresh]);

  async function read(chosen: File, how: Choices) {
    turn.current += 1;
    const own = turn.current;
    setIsReading(true);
    setError(null);
    const result = await send<Preview>("preview", slug, chosen, how);
    if (own !== turn.current) return;
    setIsReading(false);
    if (result.ok) setPreview(result.value);
    else setError(result.error);
  }

  return {
    ...{ file, preview, choices, isReading, progress, error },
    choose: (chosen) => {
      setFile(chosen);
      setPreview(null);
      setProgress(null);
      setChoices({});
      void read(chosen, {});
    },
    change: (changed) => {
      setChoices(changed);
      if (file) void read(file, changed);
    },
    begin: async (leaveRefused) => {
      if (!file || !preview) return;
      setError(null);
      const left = { ...choices, ...(leaveRefused && { leaveRefused: "true" }) };
      const result = await send<ImportProgress>("", slug, file, left);
      if (result.ok) setProgress(result.value);
      else setError(result.error);
    },
    stop: async () => {
      if (!progress) return;
      const result = await postJson<ImportProgress>(`/api/v1/imports/${progress.id}/stop`, {});
      if (!result.ok) setError(result.error);
    },
    takeBack: async (importId) => {
      setError(null);
      const result = await postJson<ImportProgress>("/api/v1/imports/undo", { importId });
      if (result.ok) setProgress(result.value);
      else setError(result.error);
    },
    startOver: () => {
      turn.current += 1;
      setFile(null);
      setPreview(null);
      setProgress(null);
      setError(null);
      setChoices({});
    },
  };
}

function send<Value>(
  to: "preview" | "",
  story: string,
  file: File,
  how: Choices & { leaveRefused?: string },
) {
  const form = new FormData();
  form.set("file", file);
  const fields = new URLSearchParams({ story, ...how });
  const path = to === "" ? "/api/v1/imports" : `/api/v1/imports/${to}`;
  return post<Value>(`${path}?${fields.toString()}`, { body: form });
}

/** Null where it was not answered; it is asked again. */
async function askAfter(id: string): Promise<ImportProgress | null> {
  try {
    const response = await fetch(`/api/v1/imports/${id}`);
    const answer = (await response.json()) as { value?: ImportProgress };
    return answer.value ?? null;
  } catch {
    return null;
  }
}
