import { parseInput } from "@/lib/access/action";
import { readJson } from "@/lib/access/read-json";
import { answerWith } from "@/lib/access/respond";
import { route } from "@/lib/access/route";
import { compareCleared } from "@/lib/clearance/compare";
import { askedHash, compareInput } from "@/lib/clearance/input";
import { answerClearance } from "@/lib/clearance/queries";

type Params = { slug: string };

/** Whether the draft of this hash is cleared, and what stands in its way: `?hash=<sha256>`. */
export const GET = route("clearance.read", async (actor, request, { slug }: Params) => {
  const { hash = null } = parseInput(
    askedHash,
    Object.fromEntries(new URL(request.url).searchParams),
  );
  const headers = { "Cache-Control": "no-store" };
  return Response.json(await answerClearance(actor, slug, hash), { headers });
});

/** Holds a text that was published against the one that was cleared; keeps nothing. */
export const POST = route(
  "clearance.read",
  async (actor, request, { slug }: Params) => {
    const { text } = parseInput(compareInput, await readJson(request));
    return answerWith(await compareCleared(actor, slug, text));
  },
  { scope: () => "read" },
);
