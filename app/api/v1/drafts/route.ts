import { parseInput } from "@/lib/access/action";
import { answerWith } from "@/lib/access/respond";
import { route } from "@/lib/access/route";
import { idempotencyKey } from "@/lib/access/idempotency-key";
import { fieldsOf, readUpload } from "@/lib/access/upload";
import { answerPage, pageOf } from "@/lib/api/answer";
import { draftsAsked } from "@/lib/api/asked";
import { readQuery } from "@/lib/api/query";
import { once } from "@/lib/audit/kept-answers";
import { addUploadedDraft } from "@/lib/drafts/commands";
import { uploadDraftFields } from "@/lib/drafts/input";
import { listDraftsOf } from "@/lib/drafts/list";
import { assertMayAdd } from "@/lib/drafts/preview";
import { afterTelling } from "@/lib/ledger/identities/guard";
import { readStoryId } from "@/lib/stories/former-slugs";
import { MAX_FILE_BYTES } from "@/lib/text/import/limits";
import { fileTooLarge } from "./too-large";

/** Drafts of stories, the latest first. */
export const GET = route("draft.read", async (actor, request) => {
  const { story, ...asked } = readQuery(request.url, draftsAsked);
  const storyId = await readStoryId(actor, story);
  return answerPage(pageOf(await listDraftsOf(actor, { storyId, ...asked }), asked.limit));
});

/**
 * Brings a file in as a story's next draft, once under one key: `?story=slug` and, as seen, `&after=2`, `&encoding=` where
 * it was asked; and a form with `file`.
 */
export const POST = route("draft.add", async (actor, request) => {
  const draft = parseInput(uploadDraftFields, fieldsOf(request.url));
  await assertMayAdd(actor, draft.story);
  const file = await readUpload(request, MAX_FILE_BYTES, fileTooLarge);
  const sent = ["drafts", JSON.stringify(draft), file.name, file.type, file.content];
  const { value } = await afterTelling(request, () =>
    once(actor, idempotencyKey(request), sent, () =>
      addUploadedDraft(actor, draft, {
        name: file.name,
        mediaType: file.type,
        bytes: file.content,
      }),
    ),
  );
  return answerWith(value);
});
