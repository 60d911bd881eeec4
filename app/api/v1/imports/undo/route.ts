import { parseInput } from "@/lib/access/action";
import { readJson } from "@/lib/access/read-json";
import { answerWith } from "@/lib/access/respond";
import { route } from "@/lib/access/route";
import { importAt } from "@/lib/imports/input";
import { startTakingBack } from "@/lib/imports/running";

/** Takes one's own import back, set by set, and answers by what to ask after it. */
export const POST = route("act.undo", async (actor, request) => {
  const { importId } = parseInput(importAt, await readJson(request));
  return answerWith(startTakingBack(actor, importId));
});
