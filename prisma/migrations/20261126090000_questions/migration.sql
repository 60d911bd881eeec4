-- What a checker asks about a claim is a question; "query" is the claim table's word alone. The
-- table is renamed in place, so that its rows, ids and references stay; SQLite cannot rename
-- indexes and triggers, so these are made again. Events keep the names they were stored under:
-- see lib/audit/former-types.ts.
DROP TRIGGER "Query_refuse_delete";
DROP INDEX "Query_claimId_idx";
DROP INDEX "Query_closedAt_idx";

ALTER TABLE "Query" RENAME TO "Question";

-- CreateIndex
CREATE INDEX "Question_claimId_idx" ON "Question"("claimId");

-- CreateIndex
CREATE INDEX "Question_closedAt_idx" ON "Question"("closedAt");

CREATE TRIGGER "Question_refuse_delete" BEFORE DELETE ON "Question"
BEGIN
  SELECT RAISE(ABORT, 'questions are closed or dismissed, never deleted');
END;

-- Saved views hold the table's query string. Only the value of its parameter "has" is rewritten:
-- a search or a tag may hold the same letters. All but that value of the parameter are words
-- without "open_query" in them.
UPDATE "SavedView" SET "query" = (
  SELECT substr(whole."text", 2, whole."value_at" - 2)
    || replace(substr(whole."text", whole."value_at", whole."length"), 'open_query', 'open_question')
    || substr(whole."text", whole."value_at" + whole."length")
  FROM (
    SELECT '&' || "query" AS "text",
      instr('&' || "query", '&has=') + 5 AS "value_at",
      instr(substr('&' || "query" || '&', instr('&' || "query", '&has=') + 5), '&') - 1 AS "length"
  ) AS whole
)
WHERE instr('&' || "query", '&has=') > 0 AND instr("query", 'open_query') > 0;
