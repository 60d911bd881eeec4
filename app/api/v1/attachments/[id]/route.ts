import { answerFile } from "@/lib/access/respond";
import { route } from "@/lib/access/route";
import { readAttachment } from "@/lib/ledger/citations/attachments";
import { attachmentAt } from "@/lib/ledger/claims/input";
import { notFound } from "@/lib/platform/errors";

/** The content of an attached file, always as a download. */
export const GET = route<{ id: string }>("claim.read", async (actor, _request, { id }) => {
  const at = attachmentAt.safeParse({ attachmentId: /^\d+$/.test(id) ? Number(id) : null });
  if (!at.success) throw notFound("That file");
  return answerFile(await readAttachment(actor, at.data.attachmentId));
});
