/** Says before anything is sent what the server would say of a file: too large, or no text. */
import { SourcelineError } from "@/lib/platform/errors";
import { kindOfFile } from "@/lib/text/import/file-kind";
import { MAX_FILE_BYTES } from "@/lib/text/import/limits";

/** As many first bytes as tell what a file is. */
const HEAD = 16;

/** @returns the refusal, saying what to do; null for a file that may be sent. */
export async function refusalOf(file: File): Promise<string | null> {
  if (file.size > MAX_FILE_BYTES) {
    return `${file.name} has ${megabytes(file.size)}; at most ${megabytes(MAX_FILE_BYTES)} come in. Leave out its pictures, or paste the text.`;
  }
  if (file.size === 0) return `${file.name} is empty. Choose another file, or paste the text.`;
  try {
    const head = await file.slice(0, HEAD).arrayBuffer();
    kindOfFile(file.name, file.type, new Uint8Array(head));
    return null;
  } catch (error) {
    if (error instanceof SourcelineError) return `${file.name}: ${error.message}`;
    return `${file.name} cannot be read. Choose a file, not a folder, that is still there.`;
  }
}

/** "0.4 MB", "12 MB"; never less than "0.1 MB". */
export function megabytes(bytes: number): string {
  const size = Math.max(0.1, bytes / 1024 / 1024);
  return `${size < 10 ? Math.round(size * 10) / 10 : Math.round(size)} MB`;
}
