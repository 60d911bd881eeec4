import { answerWith } from "@/lib/access/respond";
import { route } from "@/lib/access/route";
import { stopImport } from "@/lib/imports/running";

/** Stops one's own import; what has come in so far is taken back. */
export const POST = route<{ id: string }, "claim.log">("claim.log", (actor, _request, { id }) =>
  Promise.resolve(answerWith(stopImport(actor, id))),
);
