import { tooLarge } from "@/lib/platform/errors";
import { MAX_FILE_BYTES } from "@/lib/text/import/limits";

export function fileTooLarge() {
  return tooLarge(
    `The file is larger than ${MAX_FILE_BYTES / 1024 / 1024} MB. Leave out its pictures, or paste the text.`,
  );
}
