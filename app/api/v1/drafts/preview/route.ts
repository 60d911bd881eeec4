import { parseInput } from "@/lib/access/action";
import { answerWith } from "@/lib/access/respond";
import { route } from "@/lib/access/route";
import { readUpload } from "@/lib/access/upload";
import { previewUploadFields } from "@/lib/drafts/input";
import { previewUpload } from "@/lib/drafts/preview";
import { MAX_FILE_BYTES } from "@/lib/text/import/limits";
import { fileTooLarge } from "../too-large";

/** Reads a file and keeps nothing: a form with `story`, `file` and, where it was asked, `encoding`. */
export const POST = route(async (actor, request) => {
  const { fields, file } = await readUpload(request, MAX_FILE_BYTES, fileTooLarge);
  const { story, encoding } = parseInput(previewUploadFields, fields);
  return answerWith(
    await previewUpload(actor, story, {
      name: file.name,
      mediaType: file.type,
      bytes: file.content,
      ...(encoding && { encoding }),
    }),
  );
});
