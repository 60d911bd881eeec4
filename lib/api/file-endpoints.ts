/** The endpoints that give files, or take tables in. */
import { z } from "zod";
import { documentInput } from "@/lib/documents/input";
import { importAt, importFields } from "@/lib/imports/input";
import { EXPORT_PARAMETERS } from "@/lib/table/export/input";
import type { DescribedEndpoint } from "./described";
import { filters, many } from "./filters";
import * as shapes from "./shapes";

const query = z.object({ ...filters, ...many(EXPORT_PARAMETERS) });

const given = (as: string, answer: string) =>
  ({ tag: "exports", summary: `Claims as ${as}`, who: "read", query, answer }) as const;
const asked = (answer: string) =>
  ({
    tag: "exports",
    summary: "Whether the file would be given",
    who: "read",
    query,
    answer,
  }) as const;

const CSV = "text/csv";
const JSON_FILE = "application/json";
const JSON_LINES = "application/jsonl";
const WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export const FILE_ENDPOINTS = {
  "GET /api/v1/exports/claims.csv": given("CSV", CSV),
  "HEAD /api/v1/exports/claims.csv": asked(CSV),
  "GET /api/v1/exports/claims.xlsx": given("a workbook", WORKBOOK),
  "HEAD /api/v1/exports/claims.xlsx": asked(WORKBOOK),
  "GET /api/v1/exports/claims.json": given("JSON", JSON_FILE),
  "HEAD /api/v1/exports/claims.json": asked(JSON_FILE),
  "GET /api/v1/exports/claims.jsonl": given("JSON Lines", JSON_LINES),
  "HEAD /api/v1/exports/claims.jsonl": asked(JSON_LINES),
  "GET /api/v1/stories/{slug}/documents/{kind}": {
    ...{ tag: "exports", summary: "A document of a story, for an audience", who: "read" },
    query: documentInput.omit({ kind: true }),
    answer: "application/octet-stream",
  },
  "GET /api/v1/stories/{slug}/claim-review.json": {
    ...{ tag: "exports", summary: "The findings of a published story as ClaimReview", who: "read" },
    answer: "application/ld+json",
  },
  "POST /api/v1/imports/preview": {
    ...{ tag: "imports", summary: "What would become of each row of a table; keeps nothing" },
    ...{ who: "write", query: importFields, body: "file", answer: shapes.valued },
  },
  "POST /api/v1/imports": {
    ...{ tag: "imports", summary: "Begin to bring a table in", who: "write" },
    ...{ query: importFields, body: "file", answer: shapes.valued },
  },
  "GET /api/v1/imports/{id}": {
    ...{ tag: "imports", summary: "How far one’s own import is", who: "read" },
    answer: shapes.valued,
  },
  "POST /api/v1/imports/{id}/stop": {
    ...{ tag: "imports", summary: "Stop one’s own import", who: "write", answer: shapes.valued },
  },
  "POST /api/v1/imports/undo": {
    ...{ tag: "imports", summary: "Take one’s own import back", who: "write" },
    ...{ body: importAt, answer: shapes.valued },
  },
} as const satisfies Record<string, DescribedEndpoint>;
