import { parseInput } from "@/lib/access/action";
import { answerWith } from "@/lib/access/respond";
import { route } from "@/lib/access/route";
import { fieldsOf, readUpload } from "@/lib/access/upload";
import { previewUploadFields } from "@/lib/drafts/input";
import { assertMayAdd, previewUpload } from "@/lib/drafts/preview";
import { MAX_FILE_BYTES } from "@/lib/text/import/limits";
import { fileTooLarge } from "../too-large";

/** Reads a file and keeps nothing: `?story=slug`, `&encoding=` where it was asked; and a form with `file`. */
export const POST = route(
  "draft.add",
  async (actor, request) => {
    const { story, encoding } = parseInput(previewUploadFields, fieldsOf(request.url));
    await assertMayAdd(actor, story);
    const file = await readUpload(request, MAX_FILE_BYTES, fileTooLarge);
    return answerWith(
      await previewUpload(actor, story, {
        name: file.name,
        mediaType: file.type,
        bytes: file.content,
        ...(encoding && { encoding }),
      }),
    );
  },
  { scope: () => "read" },
);
