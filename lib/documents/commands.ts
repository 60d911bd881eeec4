/**
 * Makes a document of a story for an audience, in a worker thread from one moment's records, and says
 * in the log that it left, before its first byte does.
 */
import type { Actor } from "@/lib/access/actor";
import { parseInput } from "@/lib/access/action";
import { authorize } from "@/lib/access/policy";
import { commit } from "@/lib/audit/commit";
import type { EventOf } from "@/lib/audit/events";
import { headText, readHead, shortHead } from "@/lib/audit/head";
import { assertWithin, type LogLimit } from "@/lib/audit/limit";
import type { Leaving } from "@/lib/ledger/citations/rules";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { invalidField, ruleUnmet } from "@/lib/platform/errors";
import { fileJob, filePieces, type Made } from "@/lib/platform/file-job";
import { job } from "@/lib/platform/threads";
import { wallTimeOf } from "@/lib/platform/wall-time";
import { asHtml } from "./as-html";
import { asMarkdown } from "./as-markdown";
import { claimReviewsOf } from "./claim-review";
import { composeDocument } from "./compose";
import { documentInput, type DocumentInput } from "./input";
import type { DocumentModel } from "./model";
import { readStoryRecord } from "./read-story";
import {
  AUDIENCE_LABELS,
  DOCUMENT_TYPES,
  documentFileName,
  isFinding,
  isShown,
  leftOutWords,
  mayHoldNames,
  type DocumentForm,
} from "./rules";
import type { StoryRecord } from "./story-record";

type Asked = { actor: Actor; slug: string; input: DocumentInput };

export type LeavingDocument = {
  form: DocumentForm;
  fileName: string;
  storyId: number;
  left: EventOf<"document.exported">["data"];
};

const make = fileJob("documents.make", async ({ actor, slug, input }: Asked) => {
  authorize(actor, "claims.export");
  const { kind, form, audience, names } = input;
  const leaving: Leaving = names === "yes" ? "with_names" : "under_terms";
  const story = await readStoryRecord(actor, slug, input.draft ? Number(input.draft) : null);
  const head = await readHead();
  const at = wallTimeOf(now(), env().timeZone);
  const by = audience === "public" ? env().newsroomName : actor.name;
  const about = [
    `For ${AUDIENCE_LABELS[audience].toLowerCase()}. Made by ${by}, ${at.slice(0, 16).replace("T", " ")} (${env().timeZone}).`,
    `Story ${story.slug}${draftWords(story)}`,
    `Head of the log: ${head ? headText(head) : "nothing was logged"}`,
    ...leftOutWords(audience, leaving),
  ];
  const model = composeDocument(kind, story, { audience, leaving }, about);
  const shown = story.claims.filter((claim) => isShown(claim, audience));
  const plan: LeavingDocument = {
    form,
    storyId: story.id,
    fileName: documentFileName({
      ...{ kind, audience, form, story: story.slug },
      ...{ day: at.slice(0, 10), head: head && shortHead(head) },
    }),
    left: {
      ...{ kind, audience, form, names: names === "yes", story: story.slug },
      ...(story.draft && { draft: story.draft.number }),
      claims: shown.length,
    },
  };
  return { head: plan, chunks: chunksOf(form, model) };
});

function draftWords({ draft }: StoryRecord): string {
  if (!draft) return "; it has no text.";
  return `; draft ${draft.number}, SHA-256 ${draft.sha256}.`;
}

async function* chunksOf(
  form: DocumentForm,
  model: DocumentModel,
): AsyncGenerator<Uint8Array, void> {
  if (form === "docx") {
    // Large, and needed by nobody who asks for another form.
    const { asWord } = await import("./as-word");
    yield await asWord(model);
  } else {
    yield* filePieces([form === "html" ? asHtml(model) : asMarkdown(model)]);
  }
}

type AskedReviews = { actor: Actor; slug: string };

const makeReviews = fileJob("documents.claimReviews", async ({ actor, slug }: AskedReviews) => {
  authorize(actor, "claims.export");
  const story = await readStoryRecord(actor, slug, null);
  const { publishedUrl: url } = story;
  if (url === null) {
    throw ruleUnmet("Readers do not have this story yet.", [
      "Say when and where it was published on its tab Corrections.",
    ]);
  }
  const head = await readHead();
  const text = claimReviewsOf(story.claims, { url, newsroom: env().newsroomName });
  const plan: Pick<LeavingDocument, "fileName" | "storyId" | "left"> = {
    storyId: story.id,
    fileName: `sourceline-${story.slug}-claim-review${head ? `-log-${shortHead(head)}` : ""}.json`,
    left: {
      ...{ kind: "claim_review", audience: "public", form: "json", names: false },
      ...{ story: story.slug, claims: story.claims.filter(isFinding).length },
    },
  };
  return { head: plan, chunks: filePieces([text]) };
});

/** As many as of the claim table. */
const DOCUMENT_LIMIT: LogLimit = { type: "document.exported", most: 60, minutes: 10 };
const WHAT = "took out documents";

type Left = Pick<LeavingDocument, "storyId" | "left">;

const record = job(
  "writer",
  "documents.record",
  ({ actor, storyId, left }: Left & { actor: Actor }) => {
    authorize(actor, "claims.export");
    return commit<null>(actor, async (tx, at) => {
      await assertWithin(DOCUMENT_LIMIT, WHAT, actor, at, tx);
      return { result: null, events: [{ type: "document.exported", storyId, data: left }] };
    });
  },
);

/**
 * @param sent what its address says; `documentInput` reads it.
 * @throws SourcelineError INVALID naming each parameter; FORBIDDEN for names that the actor may not ask for;
 *   NOT_FOUND for a story or draft that does not exist for the actor; THROTTLED.
 */
export async function takeDocumentOut(actor: Actor, slug: string, sent: unknown) {
  authorize(actor, "claims.export");
  const input = parseInput(documentInput, sent);
  if (input.names === "yes") {
    authorize(actor, "claims.exportNames");
    if (!mayHoldNames(input.audience)) {
      throw invalidField("names", "is not for the public: nobody is named there against the terms");
    }
  }
  const { plan, chunks } = await recorded(actor, () => make({ actor, slug, input }));
  return { plan, chunks, mediaType: DOCUMENT_TYPES[plan.form] };
}

/**
 * The findings of a published story as ClaimReview.
 * @throws SourcelineError NOT_FOUND; RULE_UNMET where readers do not have it; THROTTLED.
 */
export async function takeClaimReviewsOut(actor: Actor, slug: string) {
  authorize(actor, "claims.export");
  return recorded(actor, () => makeReviews({ actor, slug }));
}

/** What is made is handed on once the log says that it leaves. */
async function recorded<Plan extends Left>(actor: Actor, begin: () => Promise<Made<Plan>>) {
  await assertWithin(DOCUMENT_LIMIT, WHAT, actor, now());
  const { head: plan, chunks, cancel } = await begin();
  try {
    await record({ actor, storyId: plan.storyId, left: plan.left });
  } catch (error) {
    await cancel();
    throw error;
  }
  return { plan, chunks };
}
