import { parseInput } from "@/lib/access/action";
import { answerWith } from "@/lib/access/respond";
import { route } from "@/lib/access/route";
import { readUpload } from "@/lib/access/upload";
import { addUploadedDraft } from "@/lib/drafts/commands";
import { uploadDraftFields } from "@/lib/drafts/input";
import { MAX_FILE_BYTES } from "@/lib/text/import/limits";
import { fileTooLarge } from "./too-large";

/** Brings a file in as a story's next draft: a form with `story`, `file` and, as seen, `after`; `encoding`, too, where it was asked. */
export const POST = route(async (actor, request) => {
  const { fields, file } = await readUpload(request, MAX_FILE_BYTES, fileTooLarge);
  const draft = parseInput(uploadDraftFields, fields);
  return answerWith(
    await addUploadedDraft(actor, draft, {
      name: file.name,
      mediaType: file.type,
      bytes: file.content,
    }),
  );
});
