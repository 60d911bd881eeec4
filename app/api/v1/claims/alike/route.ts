import { parseInput } from "@/lib/access/action";
import { readJson } from "@/lib/access/read-json";
import { answerWith } from "@/lib/access/respond";
import { route } from "@/lib/access/route";
import { alikeInput } from "@/lib/duplicates/input";
import { listAlike } from "@/lib/duplicates/queries";

/** Claims of all stories that say what a wording says, or give it another figure; keeps nothing. */
export const POST = route(
  "claim.read",
  async (actor, request) =>
    answerWith(await listAlike(actor, parseInput(alikeInput, await readJson(request)))),
  { scope: () => "read" },
);
