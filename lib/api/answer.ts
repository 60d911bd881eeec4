/**
 * How reads of the API answer: lists by pages that begin where the one before ended, and single records
 * with a tag by which a program says which version it has seen.
 */
import { createHash } from "node:crypto";

const NO_STORE = { "Cache-Control": "no-store" };

export type Page<Item> = {
  items: readonly Item[];
  /** Passed as `after` for the next page; null at the end. */
  next: string | null;
};

export function answerPage<Item>(page: Page<Item>): Response {
  return Response.json(page, { headers: NO_STORE });
}

/** A page of rows that are ordered by their numbers, of which one more than fits was read. */
export function pageOf<Row extends { id: number }>(rows: readonly Row[], size: number): Page<Row> {
  const items = rows.slice(0, size);
  const last = items.at(-1);
  return { items, next: rows.length > size && last ? String(last.id) : null };
}

/**
 * One record. Its tag is its revision, which commands are given against, and a digest of the answer:
 * what stands beside the record may change while its revision does not.
 */
export function answerRecord(request: Request, record: object, revision: number): Response {
  const body = JSON.stringify(record);
  const digest = createHash("sha256").update(body).digest("base64url").slice(0, 16);
  const tag = `"${revision}-${digest}"`;
  const headers = { ...NO_STORE, ETag: tag };
  const known = request.headers.get("if-none-match")?.split(",") ?? [];
  if (known.some((each) => each.trim().replace(/^W\//, "") === tag)) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(body, { headers: { ...headers, "Content-Type": "application/json" } });
}
