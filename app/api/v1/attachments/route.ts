import { parseInput } from "@/lib/access/action";
import { answerWith } from "@/lib/access/respond";
import { route } from "@/lib/access/route";
import { readUpload } from "@/lib/access/upload";
import { ATTACHMENT_LIMIT, attachFile, fileTooLarge } from "@/lib/ledger/citations/attachments";
import { attachFileFields } from "@/lib/ledger/claims/input";

/** Attaches a file to a citation: a form with `citationId` and `file`. */
export const POST = route(async (actor, request) => {
  const { fields, file } = await readUpload(request, ATTACHMENT_LIMIT, fileTooLarge);
  const { citationId } = parseInput(attachFileFields, fields);
  return answerWith(await attachFile(actor, citationId, file));
});
