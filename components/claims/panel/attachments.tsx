"use client";

import { IconButton } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import { useCommand } from "@/components/command";

type AttachedFile = { id: number; name: string; size: number };

function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** The files of a citation: download, take off. Attaching stands in the citation's menu. */
export function AttachmentList({
  files,
  mayEdit,
}: {
  files: readonly AttachedFile[];
  mayEdit: boolean;
}) {
  const detach = useCommand("citations.detachFile");
  const toast = useToast();

  async function takeOff(file: AttachedFile) {
    const result = await detach.run({ attachmentId: file.id });
    toast(result.ok ? `${file.name} taken off` : result.error.message, {
      tone: result.ok ? "plain" : "error",
    });
  }

  if (files.length === 0) return null;
  return (
    <ul className="mt-1.5" aria-label="Files">
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
  );
}
