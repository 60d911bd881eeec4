import { parseInput } from "@/lib/access/action";
import { answerWith } from "@/lib/access/respond";
import { route } from "@/lib/access/route";
import { fieldsOf, readUpload } from "@/lib/access/upload";
import {
  ATTACHMENT_LIMIT,
  assertMayAttach,
  attachFile,
  fileTooLarge,
} from "@/lib/ledger/citations/attachments";
import { attachFileFields } from "@/lib/ledger/claims/input";

/** Attaches a file to a citation: `?citationId=7`, and a form with `file`. */
export const POST = route("citation.edit", async (actor, request) => {
  const { citationId } = parseInput(attachFileFields, fieldsOf(request.url));
  await assertMayAttach(actor, citationId);
  const file = await readUpload(request, ATTACHMENT_LIMIT, fileTooLarge);
  return answerWith(await attachFile(actor, citationId, file));
});
