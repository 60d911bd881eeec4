import { parseInput } from "@/lib/access/action";
import { readJson } from "@/lib/access/read-json";
import { answerWith } from "@/lib/access/respond";
import { route } from "@/lib/access/route";
import { sayHere } from "@/lib/live/here";
import { hereInput } from "@/lib/live/input";

/** Where somebody is, for others to see; said again while they stay, and once when they leave. */
export const POST = route(
  "claim.read",
  async (actor, request) => {
    await sayHere(actor, parseInput(hereInput, await readJson(request)));
    return answerWith(null);
  },
  { needsSession: () => true },
);
