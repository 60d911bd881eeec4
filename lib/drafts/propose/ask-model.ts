/**
 * Asks a language model of the newsroom's choosing for proposals that the rules did not find.
 * Off unless configured (PROPOSALS_ENDPOINT); what it answers is believed only as far as the text
 * bears it out (read-answers.ts). What is kept goes through the same form as any other proposal,
 * marked as a model's.
 */
import { z } from "zod";
import type { Actor } from "@/lib/access/actor";
import { authorize } from "@/lib/access/policy";
import { visibleStoryFilter } from "@/lib/access/visibility";
import { commit } from "@/lib/audit/commit";
import { ATTRIBUTION_STATUSES, CLAIM_KINDS } from "@/lib/ledger/claims/rules";
import { WORDING_LIMIT } from "@/lib/ledger/claims/rules";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { notFound, ruleUnmet, SourcelineError } from "@/lib/platform/errors";
import { job } from "@/lib/platform/threads";
import { SOURCE_KINDS } from "@/lib/ledger/sources/rules";
import type { Paragraph } from "@/lib/text/text";
import { findNewestDraft } from "@/lib/drafts/find";
import { OPEN_PROPOSALS_LIMIT, SELECTION_LIMIT } from "@/lib/drafts/rules";
import { runDraftJob } from "@/lib/drafts/run-job";
import type { BorneOut, ModelAnswer } from "./read-answers";

/** Milliseconds to wait for the whole answer. */
const PATIENCE = 60_000;
/** Proposals taken from one answer. */
const MOST = 200;
/** Bytes of one answer; what is longer is no list of claims. */
const MOST_BYTES = 4 * 1024 * 1024;

const answered = z.object({
  quote: z.string().min(1).max(SELECTION_LIMIT),
  wording: z.string().max(WORDING_LIMIT).optional(),
  kind: z.enum(CLAIM_KINDS).catch("fact"),
  attribution: z.enum(ATTRIBUTION_STATUSES).catch("unattributed"),
  source: z.string().max(300).nullish(),
  sourceKind: z.enum(SOURCE_KINDS).catch("person"),
  cue: z.string().max(200).nullish(),
});

const completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
});

const INSTRUCTIONS = `You help a newsroom's fact-checkers. Read the article and list the checkable claims in it.
Answer with JSON only: {"claims": [{"quote": …, "wording": …, "kind": …, "attribution": …, "source": …, "sourceKind": …, "cue": …}]}.
quote: the claim's words copied exactly from the article. wording: the claim as one plain sentence.
kind: one of ${CLAIM_KINDS.join(", ")}. attribution: one of ${ATTRIBUTION_STATUSES.join(", ")}.
source: who the article says asserts it, in the article's words, or null. sourceKind: one of ${SOURCE_KINDS.join(", ")}.
cue: the words that attribute it, or null. Never judge whether a claim is true.`;

/**
 * @throws SourcelineError RULE_UNMET where no endpoint is configured, or where it cannot be
 * reached or does not answer in the form asked for; the draft is as it was.
 */
export async function askForProposals(
  actor: Actor,
  { draftId }: { draftId: number },
): Promise<{ added: number; dropped: number }> {
  authorize(actor, "claim.log");
  authorize(actor, "draft.read");
  const model = env().proposalModel;
  if (!model) {
    throw ruleUnmet("No model is configured to ask.", [
      "Set PROPOSALS_ENDPOINT and PROPOSALS_MODEL; .env.example says how.",
    ]);
  }
  const draft = await db().draft.findFirst({
    where: { id: draftId, story: visibleStoryFilter(actor) },
    select: { text: true, paragraphs: true },
  });
  if (!draft) throw notFound("That draft");
  const { text } = draft;
  const paragraphs = JSON.parse(draft.paragraphs) as Paragraph[];
  const answers = await ask(model, text);
  const { found, dropped } = await runDraftJob("readAnswers", { text, paragraphs, answers });
  return keepAnswers({ actor, draftId, found, dropped, model: model.model });
}

type Asked = {
  actor: Actor;
  draftId: number;
  found: readonly BorneOut[];
  dropped: number;
  model: string;
};

const keepAnswers = job("writer", "proposals.keepAnswers", (asked: Asked) => {
  const { actor, draftId, found, dropped, model } = asked;
  authorize(actor, "draft.read");
  return commit<{ added: number; dropped: number }>(actor, async (tx) => {
    const { id, storyId, number } = await findNewestDraft(tx, actor, draftId);
    const known = await tx.proposal.findMany({
      where: { draft: { storyId } },
      select: { fingerprint: true, draftId: true, state: true },
    });
    const seen = new Set(
      known
        .filter(({ draftId: of, state }) => of === id || state === "dismissed")
        .map(({ fingerprint }) => fingerprint),
    );
    const fresh = found.filter(
      ({ fingerprint }) => !seen.has(fingerprint) && seen.add(fingerprint),
    );
    const open = known.filter(({ draftId: of, state }) => of === id && state === "open").length;
    if (open + fresh.length > OPEN_PROPOSALS_LIMIT) {
      throw ruleUnmet(
        `${open} proposals of this draft are open, and ${OPEN_PROPOSALS_LIMIT} can be.`,
        ["Accept or dismiss some, then ask again."],
      );
    }
    await tx.proposal.createMany({
      data: fresh.map(({ claim, ...place }) => ({
        ...place,
        draftId: id,
        origin: "model" as const,
        data: JSON.stringify(claim),
      })),
    });
    const result = { added: fresh.length, dropped };
    return {
      result,
      events: [
        {
          type: "proposals.asked",
          storyId,
          data: { draft: number, model, ...result },
        },
      ],
    };
  });
});

type Model = NonNullable<ReturnType<typeof env>["proposalModel"]>;

/** What the model listed; `null` for what is not in the form. */
async function ask(
  { endpoint, model, key }: Model,
  text: string,
): Promise<Array<ModelAnswer | null>> {
  const content = await complete(`${endpoint}/chat/completions`, key, {
    model,
    temperature: 0,
    response_format: { type: "json_object" },
    messages: [
      { role: "system", content: INSTRUCTIONS },
      { role: "user", content: text },
    ],
  });
  const claims = z.object({ claims: z.array(z.unknown()) }).safeParse(readJson(content));
  if (!claims.success) throw unusable("its answer is not in the form that was asked for");
  return claims.data.claims.slice(0, MOST).map((claim) => answered.safeParse(claim).data ?? null);
}

async function complete(address: string, key: string | undefined, body: unknown): Promise<string> {
  const parsed = completion.safeParse(readJson(await send(address, key, body)));
  const content = parsed.data?.choices[0]?.message.content;
  if (content === undefined) throw unusable("its answer is not in the form that was asked for");
  return content;
}

async function send(address: string, key: string | undefined, body: unknown): Promise<string> {
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        ...(key && { Authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (!response.ok) throw unusable(`it answered with status ${response.status}`);
    return await bodyOf(response);
  } catch (error) {
    if (error instanceof SourcelineError) throw error;
    throw unusable("it could not be reached, or took longer than a minute");
  }
}

/** @throws RULE_UNMET where it is longer than any honest answer. */
async function bodyOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > MOST_BYTES) throw unusable("its answer is far too long");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length).toString("utf8");
}

/** Models like to put their JSON into a fenced block. */
function readJson(text: string): unknown {
  const bare = text.trim();
  const open = /^```(?:json)?/.exec(bare)?.[0].length ?? 0;
  const close = open > 0 && bare.endsWith("```") ? bare.length - 3 : bare.length;
  try {
    return JSON.parse(bare.slice(open, close));
  } catch {
    return null;
  }
}

function unusable(why: string) {
  return ruleUnmet(`The model was of no help: ${why}.`, [
    "The proposals made by rules are all there. Try again later, or ask who set it up.",
  ]);
}
