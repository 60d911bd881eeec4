import { parseInput } from "@/lib/access/action";
import { idempotencyKey } from "@/lib/access/idempotency-key";
import { answerWith } from "@/lib/access/respond";
import { route } from "@/lib/access/route";
import { fieldsOf, readUpload } from "@/lib/access/upload";
import { once } from "@/lib/audit/kept-answers";
import {
  ATTACHMENT_LIMIT,
  assertMayAttach,
  attachFile,
  fileTooLarge,
} from "@/lib/ledger/citations/attachments";
import { afterTelling, askAboutNames } from "@/lib/ledger/identities/guard";
import { attachFileFields } from "@/lib/ledger/claims/input";

/** Attaches a file to a citation, once under one key: `?citationId=7`, and a form with `file`. */
export const POST = route("citation.edit", async (actor, request) => {
  const { citationId } = parseInput(attachFileFields, fieldsOf(request.url));
  await assertMayAttach(actor, citationId);
  const file = await readUpload(request, ATTACHMENT_LIMIT, fileTooLarge);
  const sent = ["attachments", String(citationId), file.name, file.type, file.content];
  const { value } = await afterTelling(request, async () => {
    await askAboutNames(actor, file.name);
    return once(actor, idempotencyKey(request), sent, () => attachFile(actor, citationId, file));
  });
  return answerWith(value);
});
