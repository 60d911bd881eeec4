import { answerFile } from "@/lib/access/respond";
import { route } from "@/lib/access/route";
import { downloadAttachment } from "@/lib/ledger/citations/download";
import { attachmentAt } from "@/lib/ledger/claims/input";
import { notFound } from "@/lib/platform/errors";

/** The content of an attached file, always as a download, which the log keeps. */
export const GET = route("claim.read", async (actor, _request, { id }: { id: string }) => {
  const at = attachmentAt.safeParse({ attachmentId: /^\d+$/.test(id) ? Number(id) : null });
  if (!at.success) throw notFound("That file");
  return answerFile(await downloadAttachment(actor, at.data.attachmentId));
});
