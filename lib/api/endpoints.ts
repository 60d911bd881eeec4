/**
 * Every endpoint of the API but the commands, for its description: what it is for, what it is asked and
 * what it answers. A test finds each file under app/api here, and each of these there.
 */
import { z } from "zod";
import { askedHash, compareInput } from "@/lib/clearance/input";
import { previewUploadFields, uploadDraftFields } from "@/lib/drafts/input";
import { alikeInput } from "@/lib/duplicates/input";
import { attachFileFields, lookOverInput } from "@/lib/ledger/claims/input";
import { hereInput } from "@/lib/live/input";
import { addPasskeyInput } from "@/lib/people/input";
import { FILTER_FIELD_NAMES } from "@/lib/table/filter-fields";
import * as asked from "./asked";
import { FILE_ENDPOINTS } from "./file-endpoints";
import type { DescribedEndpoint } from "./described";
import { anyText, filters } from "./filters";
import * as shapes from "./shapes";

const claimTable = z.object({
  ...filters,
  ...{ limit: anyText, after: anyText, before: anyText, total: z.enum(["later"]).optional() },
});
const claimScope = z.object({ ...filters, scope: anyText });

const page = (item: z.ZodType) => shapes.pageWith(item);

export const ENDPOINTS = {
  "GET /api/v1/me": {
    ...{ tag: "account", summary: "Who is asking", who: "read" },
    answer: shapes.me,
  },
  "GET /api/v1/stories": {
    ...{ tag: "stories", summary: "Stories, by pages", who: "read" },
    query: asked.storiesAsked,
    answer: page(shapes.storyLine),
  },
  "GET /api/v1/stories/{slug}": {
    ...{ tag: "stories", summary: "One story", who: "read", isRecord: true },
    answer: shapes.story,
  },
  "GET /api/v1/stories/{slug}/claims": {
    ...{ tag: "claims", summary: "One story’s claim table", who: "read" },
    query: claimTable,
    answer: shapes.claimTable,
  },
  "GET /api/v1/stories/{slug}/clearance": {
    ...{ tag: "stories", summary: "Whether a story may go out", who: "read" },
    query: askedHash,
    answer: shapes.anything,
  },
  "POST /api/v1/stories/{slug}/clearance": {
    ...{ tag: "stories", summary: "Hold a published text against the one that was cleared" },
    ...{ who: "read", body: compareInput, answer: shapes.valued },
  },
  "GET /api/v1/stories/{slug}/events": {
    ...{ tag: "events", summary: "What happened to a story and its claims", who: "read" },
    query: asked.storyEventsAsked,
    answer: page(shapes.event),
  },
  "GET /api/v1/claims": {
    ...{ tag: "claims", summary: "The newsroom’s claim table", who: "read" },
    query: claimTable,
    answer: shapes.claimTable,
  },
  "GET /api/v1/claims/{id}": {
    ...{ tag: "claims", summary: "One claim with all about it", who: "read", isRecord: true },
    answer: z.looseObject({ claim: shapes.claim, review: shapes.anything }),
  },
  "GET /api/v1/claims/{id}/citations": {
    ...{ tag: "citations", summary: "What a claim rests on", who: "read" },
    query: asked.nothingAsked,
    answer: page(shapes.citation),
  },
  "GET /api/v1/claims/{id}/questions": {
    ...{ tag: "questions", summary: "What was asked about a claim, as threads", who: "read" },
    query: asked.nothingAsked,
    answer: page(shapes.thread),
  },
  "GET /api/v1/claims/{id}/verdicts": {
    ...{ tag: "verdicts", summary: "A claim’s verdicts", who: "read" },
    query: asked.pageAsked,
    answer: page(shapes.verdict),
  },
  "GET /api/v1/claims/{id}/events": {
    ...{ tag: "events", summary: "What happened to a claim", who: "read" },
    query: asked.claimEventsAsked,
    answer: page(shapes.event),
  },
  "GET /api/v1/claims/{id}/near": {
    ...{ tag: "claims", summary: "Claims of the same story that are like it", who: "read" },
    query: z.object({ q: anyText }),
    answer: z.looseObject({ claims: z.array(shapes.anything) }),
  },
  "GET /api/v1/claims/{id}/parts": {
    ...{ tag: "claims", summary: "The several claims that its wording makes", who: "read" },
    answer: z.looseObject({ parts: z.array(z.unknown()) }),
  },
  "GET /api/v1/claims/{id}/people": {
    ...{ tag: "questions", summary: "Who can be named on a claim", who: "read" },
    query: z.object({ q: anyText }),
    answer: z.looseObject({ people: z.array(shapes.anything) }),
  },
  "GET /api/v1/claims/total": {
    ...{ tag: "claims", summary: "How many claims a query finds", who: "read" },
    query: claimScope,
    answer: shapes.total,
  },
  "GET /api/v1/claims/ids": {
    ...{ tag: "claims", summary: "The numbers of the claims that a query finds", who: "read" },
    query: claimScope,
    answer: z.looseObject({ ids: z.array(z.int()) }),
  },
  "GET /api/v1/claims/facets": {
    ...{ tag: "claims", summary: "How many claims hold each value of a filter", who: "read" },
    query: claimScope.extend({ field: z.enum(FILTER_FIELD_NAMES), find: anyText }),
    answer: shapes.anything,
  },
  "GET /api/v1/claims/rows": {
    ...{ tag: "claims", summary: "The claims of these numbers", who: "read" },
    query: z.object({ ids: z.string() }),
    answer: z.looseObject({ rows: z.array(shapes.claimRow) }),
  },
  "POST /api/v1/claims/look-over": {
    ...{ tag: "claims", summary: "Compare wordings with the record; keeps nothing", who: "read" },
    ...{ body: lookOverInput, answer: shapes.valued },
  },
  "POST /api/v1/claims/alike": {
    ...{ tag: "claims", summary: "Claims of all stories that say what a wording says" },
    ...{ who: "read", body: alikeInput, answer: shapes.valued },
  },
  "GET /api/v1/sources": {
    ...{ tag: "sources", summary: "The directory of sources, by pages", who: "read" },
    query: asked.sourcesAsked,
    answer: page(shapes.sourceLine),
  },
  "GET /api/v1/sources/{id}": {
    ...{ tag: "sources", summary: "One source", who: "read", isRecord: true },
    answer: shapes.source,
  },
  "GET /api/v1/sources/suggest": {
    ...{ tag: "sources", summary: "Sources whose names begin so", who: "read" },
    query: z.object({ q: anyText }),
    answer: shapes.anything,
  },
  "GET /api/v1/questions": {
    ...{ tag: "questions", summary: "Questions, the latest first", who: "read" },
    query: asked.questionsAsked,
    answer: page(shapes.question),
  },
  "GET /api/v1/verdicts": {
    ...{ tag: "verdicts", summary: "Verdicts, the latest first", who: "read" },
    query: asked.verdictsAsked,
    answer: page(shapes.verdict),
  },
  "GET /api/v1/replies": {
    ...{ tag: "replies", summary: "Requests for a reply, the latest first", who: "read" },
    query: asked.repliesAsked,
    answer: page(shapes.replyRequest),
  },
  "GET /api/v1/replies/{id}": {
    ...{ tag: "replies", summary: "One request for a reply", who: "read", isRecord: true },
    answer: shapes.replyRequestInFull,
  },
  "GET /api/v1/drafts": {
    ...{ tag: "drafts", summary: "Drafts, the latest first", who: "read" },
    query: asked.draftsAsked,
    answer: page(shapes.draftLine),
  },
  "POST /api/v1/drafts": {
    ...{ tag: "drafts", summary: "Bring a file in as a story’s next draft", who: "write" },
    ...{ query: uploadDraftFields, body: "file", answer: shapes.valued, isOnce: true },
  },
  "GET /api/v1/drafts/{id}": {
    ...{ tag: "drafts", summary: "One draft with its text", who: "read", isRecord: true },
    answer: shapes.draft,
  },
  "GET /api/v1/drafts/{id}/placements": {
    ...{ tag: "placements", summary: "Where claims stand in a draft", who: "read" },
    query: asked.pageAsked,
    answer: page(shapes.placement),
  },
  "POST /api/v1/drafts/preview": {
    ...{ tag: "drafts", summary: "Read a file as it would come in; keeps nothing", who: "read" },
    ...{ query: previewUploadFields, body: "file", answer: shapes.valued },
  },
  "POST /api/v1/attachments": {
    ...{ tag: "citations", summary: "Attach a file to a citation", who: "write" },
    ...{ query: attachFileFields, body: "file", answer: shapes.valued, isOnce: true },
  },
  "GET /api/v1/attachments/{id}": {
    ...{ tag: "citations", summary: "An attached file", who: "read" },
    answer: "application/octet-stream",
  },
  ...FILE_ENDPOINTS,
  "GET /api/v1/events": {
    ...{ tag: "events", summary: "The log, for administrators", who: "read" },
    query: asked.eventsAsked,
    answer: page(shapes.logEntry),
  },
  "GET /api/v1/find": {
    ...{ tag: "claims", summary: "Stories, claims and sources that fit, a handful of each" },
    ...{ who: "read", query: z.object({ q: anyText }) },
    answer: z.looseObject({ items: z.array(shapes.anything) }),
  },
  "GET /api/v1/figures": {
    ...{ tag: "browser", summary: "The figures around a page", who: "session" },
    query: z.object({ story: anyText }),
    answer: shapes.anything,
  },
  "GET /api/v1/live": {
    ...{ tag: "browser", summary: "What others do, as it happens", who: "session" },
    query: z.object({ since: anyText }),
    answer: shapes.anything,
  },
  "POST /api/v1/live/here": {
    ...{ tag: "browser", summary: "Say where one is", who: "session" },
    ...{ body: hereInput, answer: shapes.valued },
  },
  "POST /api/v1/passkeys/options": {
    ...{ tag: "browser", summary: "Begin a passkey", who: "session", answer: shapes.valued },
  },
  "POST /api/v1/passkeys": {
    ...{ tag: "browser", summary: "Add the passkey that the browser made", who: "session" },
    ...{ body: addPasskeyInput, answer: shapes.valued },
  },
  "GET /api/v1/openapi.json": {
    ...{ tag: "server", summary: "This description", who: "anybody" },
    answer: z.looseObject({ openapi: z.string() }),
  },
  "GET /api/health": {
    ...{ tag: "server", summary: "Whether the server answers", who: "anybody" },
    answer: z.looseObject({ status: z.string() }),
  },
  "GET /api/ready": {
    ...{ tag: "server", summary: "Whether the server can do its work", who: "anybody" },
    answer: z.looseObject({ status: z.string() }),
  },
  "GET /api/metrics": {
    ...{ tag: "server", summary: "Figures for a monitor, with its own token", who: "anybody" },
    answer: "text/plain",
  },
} as const satisfies Record<string, DescribedEndpoint>;
