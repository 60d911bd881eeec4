import { parseInput } from "@/lib/access/action";
import { readJson } from "@/lib/access/read-json";
import { answerWith } from "@/lib/access/respond";
import { route } from "@/lib/access/route";
import { lookOverInput } from "@/lib/ledger/claims/input";
import { lookOver } from "@/lib/ledger/claims/looked-over";

/** Compares wordings and names of sources with the record, and keeps nothing. */
export const POST = route(
  "claim.log",
  async (actor, request) =>
    answerWith(await lookOver(actor, parseInput(lookOverInput, await readJson(request)))),
  { scope: () => "read" },
);
