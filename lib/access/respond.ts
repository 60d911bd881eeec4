/** Turns whatever was thrown into an HTTP answer: refusals as 4xx, faults of ours as a bare 500. */
import { HTTP_STATUS, SourcelineError, type ErrorCode } from "@/lib/platform/errors";
import { logFault } from "@/lib/platform/log";
import { PROBLEM_TYPE, problemOf } from "@/lib/platform/problem";
import { storageRefusal } from "@/lib/platform/storage-fault";

const NO_STORE = { "Cache-Control": "no-store" };

export function answerWith(value: unknown): Response {
  return Response.json({ value }, { headers: NO_STORE });
}

type Beside = {
  /** Of the claims that the command changed; null: too many, ask again. */
  rows: readonly unknown[] | null;
  /** What it can be undone by, and what that undoes; null where it cannot be. */
  undo: { act: number; said: string } | null;
};

export function answerCommand(value: unknown, { rows, undo }: Beside): Response {
  return Response.json({ value: value ?? null, rows, undo }, { headers: NO_STORE });
}

/**
 * A file that somebody once uploaded, as a download: nothing in it is shown or run by the
 * browser under this site's name.
 */
export function answerFile(file: {
  name: string;
  mediaType: string;
  content: Uint8Array<ArrayBuffer>;
}): Response {
  return new Response(inPieces(file.content), {
    headers: {
      ...NO_STORE,
      "Content-Type": file.mediaType,
      "Content-Length": String(file.content.byteLength),
      "Content-Disposition": contentDisposition(file.name),
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "X-Content-Type-Options": "nosniff",
    },
  });
}

const PIECE = 256 * 1024;

/** Handed on as it is received: given whole, a long file is copied whole before its first byte leaves. */
function inPieces(content: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (at < content.byteLength) controller.enqueue(content.subarray(at, at + PIECE));
        else controller.close();
        at += PIECE;
      },
    },
    { highWaterMark: 0 },
  );
}

/** Marks that turn the direction of reading, so that "fdp.exe" can look like "exe.pdf". */
const DIRECTION_MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** RFC 6266: the name in plain letters for old clients, and in full (RFC 8187) for the others. */
function contentDisposition(name: string): string {
  const shown = name.replace(DIRECTION_MARKS, "");
  const plain = shown.normalize("NFKD").replace(/\p{Mark}/gu, "");
  const fallback = plain.replace(/[^\x20-\x7e]|["%\\]/gu, "_");
  const full = encodeURIComponent(shown).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${fallback}"; filename*=UTF-8''${full}`;
}

/** What a refusal says in a header: how to prove oneself, and in how many seconds to ask again. */
const BESIDE: Partial<Record<ErrorCode, Record<string, string>>> = {
  UNAUTHENTICATED: { "WWW-Authenticate": 'Bearer realm="Sourceline"' },
  BUSY: { "Retry-After": "2" },
};

/** Trouble with the disk that was met while reading; a write says so itself. */
function readRefusal(error: unknown): SourcelineError | null {
  const refusal = storageRefusal(error);
  if (refusal) logFault(error);
  return refusal;
}

export function answerError(error: unknown): Response {
  const refusal = error instanceof SourcelineError ? error : readRefusal(error);
  if (refusal) {
    const headers = { ...NO_STORE, "Content-Type": PROBLEM_TYPE, ...BESIDE[refusal.code] };
    const status = HTTP_STATUS[refusal.code];
    return Response.json(problemOf(refusal.toAnswer(), status), { status, headers });
  }
  logFault(error);
  const answer = {
    code: "FAULT",
    message: "Something went wrong on our side. Nothing was saved; try again.",
  } as const;
  const headers = { ...NO_STORE, "Content-Type": PROBLEM_TYPE };
  return Response.json(problemOf(answer, 500), { status: 500, headers });
}
