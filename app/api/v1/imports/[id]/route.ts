import { answerWith } from "@/lib/access/respond";
import { route } from "@/lib/access/route";
import { howFar } from "@/lib/imports/running";

/** How far one's own import is. */
export const GET = route<{ id: string }, "claim.log">("claim.log", (actor, _request, { id }) =>
  Promise.resolve(answerWith(howFar(actor, id))),
);
