"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { useCommand } from "@/components/command";
import { Button, IconButton } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";

type File = { id: number; name: string; size: number };

function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** The files of a citation: download, attach, take off. */
export function AttachmentList({
  citationId,
  files,
  mayEdit,
}: {
  citationId: number;
  files: readonly File[];
  mayEdit: boolean;
}) {
  const input = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const detach = useCommand("citations.detachFile");
  const router = useRouter();
  const toast = useToast();

  async function send(file: Blob) {
    setFault(null);
    setSending(true);
    const form = new FormData();
    form.set("citationId", String(citationId));
    form.set("file", file);
    try {
      const response = await fetch("/api/v1/attachments", { method: "POST", body: form });
      if (response.ok) router.refresh();
      else setFault(await refusal(response));
    } catch {
      setFault("Not sent: no connection. Choose the file again.");
    } finally {
      setSending(false);
    }
  }

  async function takeOff(file: File) {
    const result = await detach.run({ attachmentId: file.id });
    toast(result.ok ? `${file.name} taken off` : result.error.message, {
      tone: result.ok ? "plain" : "error",
    });
  }

  if (files.length === 0 && !mayEdit) return null;
  return (
    <div className="mt-1.5">
      <ul>
        {files.map((file) => (
          <li key={file.id} className="flex items-center gap-2 text-sm">
            <a className="link min-w-0 truncate" href={`/api/v1/attachments/${file.id}`} download>
              {file.name}
            </a>
            <span className="flex-none text-faint">{sizeText(file.size)}</span>
            {mayEdit ? (
              <IconButton
                icon="close"
                label={`Take ${file.name} off`}
                onClick={() => void takeOff(file)}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {mayEdit ? (
        <>
          <input
            ref={input}
            type="file"
            aria-label="A file for this citation"
            className="sr-only"
            tabIndex={-1}
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              event.target.value = "";
              if (file) void send(file);
            }}
          />
          <Button
            variant="quiet"
            size="small"
            className="no-print -ml-2"
            pending={sending}
            onClick={() => input.current?.click()}
          >
            {sending ? "Sending…" : "Attach a file"}
          </Button>
        </>
      ) : null}
      <p role="alert" className="text-xs text-danger">
        {fault}
      </p>
    </div>
  );
}

async function refusal(response: Response): Promise<string> {
  try {
    const body = (await response.json()) as { error?: { message?: string } };
    return body.error?.message ?? "Not sent: the server refused the file.";
  } catch {
    return "Not sent: the server refused the file.";
  }
}
