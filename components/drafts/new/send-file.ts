/**
 * Sends a story's file to be read, and tells how far it has come. XMLHttpRequest, because fetch does not say
 * how much of a request has left. Answers like a command: a value or a refusal, never an exception.
 */
import type { CommandError, CommandResult, Wire } from "@/components/command";
import type { BroughtText } from "@/lib/text/import/findings";

export type SendProgress =
  | { stage: "uploading"; /** Of the file, 0 to 1. */ share: number }
  /** All of it is there; the server reads it, or places the claims. */
  | { stage: "reading" };

export type FileToSend = {
  story: string;
  file: File;
  /** Chosen where it was asked about. */
  encoding?: string | undefined;
};

type Read = CommandResult<Wire<BroughtText>>;

const failures = {
  offline: {
    code: "OFFLINE",
    message: "Not read: no connection. The file is still chosen; try again.",
  },
  fault: {
    code: "FAULT",
    message: "Not read: the server failed. The file is still chosen; try again in a moment.",
  },
} as const satisfies Record<string, CommandError>;

/** @returns null where `signal` was aborted; nothing is kept of it. */
export function sendFile(
  { story, file, encoding }: FileToSend,
  onProgress: (progress: SendProgress) => void,
  signal: AbortSignal,
): Promise<Read | null> {
  const form = new FormData();
  form.set("file", file);
  const fields = new URLSearchParams({ story, ...(encoding !== undefined && { encoding }) });
  const request = new XMLHttpRequest();
  return new Promise((resolve) => {
    request.upload.onprogress = ({ loaded, total }) => {
      onProgress({ stage: "uploading", share: total > 0 ? loaded / total : 0 });
    };
    request.upload.onload = () => onProgress({ stage: "reading" });
    request.onerror = () => resolve({ ok: false, error: failures.offline });
    request.onabort = () => resolve(null);
    request.onload = () => resolve(readAnswer(request.status, request.responseText));
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.open("POST", `/api/v1/drafts/preview?${fields.toString()}`);
    request.send(form);
  });
}

/** Only this app's own answers count; a proxy's error page is a fault. */
function readAnswer(status: number, text: string): Read {
  try {
    const answer = JSON.parse(text) as { value: Wire<BroughtText> } | { error: CommandError };
    if ("error" in answer) return { ok: false, error: answer.error };
    if (status === 200) return { ok: true, value: answer.value };
  } catch {
    // Not JSON, or not an object.
  }
  return { ok: false, error: failures.fault };
}
