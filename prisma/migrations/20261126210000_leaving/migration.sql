-- What of a claim leaves in an export: everything but its citations given off the record. Where a
-- claim has such a citation, its counts and names without it are kept beside those with it, and
-- the words of such citations stand in the search index apart, so that an export can be filtered,
-- sorted and searched without them.

-- AlterTable
ALTER TABLE "Claim" ADD COLUMN "leavingOriginCount" INTEGER;
ALTER TABLE "Claim" ADD COLUMN "leavingSourceCount" INTEGER;
ALTER TABLE "Claim" ADD COLUMN "leavingSourceNames" TEXT;

-- As lib/ledger/standing/standing.ts works it out.
UPDATE "Claim" SET
  "leavingSourceCount" = (
    SELECT count(DISTINCT c."sourceId") FROM "Citation" c
    WHERE c."claimId" = "Claim"."id" AND c."removedAt" IS NULL AND c."terms" <> 'off_record'
  ),
  "leavingSourceNames" = (
    SELECT coalesce(group_concat(named."name", '; ' ORDER BY named."place"), '') FROM (
      SELECT
        s."name" || CASE c."stance" WHEN 'supports' THEN '' ELSE ' (' || c."stance" || ')' END AS "name",
        min(printf('%012d %012d', c."position", c."id")) AS "place"
      FROM "Citation" c JOIN "Source" s ON s."id" = c."sourceId"
      WHERE c."claimId" = "Claim"."id" AND c."removedAt" IS NULL AND c."terms" <> 'off_record'
      GROUP BY 1
    ) AS named
  )
WHERE "id" IN (
  SELECT "claimId" FROM "Citation" WHERE "terms" = 'off_record' AND "removedAt" IS NULL
);

-- Citations are of one origin when the chains below them meet, directly or by way of others: each
-- origin is counted at the first of its citations.
WITH RECURSIVE
  "leads"("claimId", "citationId", "sourceId") AS (
    SELECT c."claimId", c."id", c."sourceId"
    FROM "Claim" k JOIN "Citation" c ON c."claimId" = k."id"
    WHERE k."leavingSourceCount" IS NOT NULL AND c."removedAt" IS NULL
      AND c."stance" = 'supports' AND c."terms" <> 'off_record'
    UNION
    SELECT c."claimId", c."id", r."sourceId"
    FROM "Claim" k
    JOIN "Citation" c ON c."claimId" = k."id"
    JOIN "CitationRest" r ON r."citationId" = c."id"
    WHERE k."leavingSourceCount" IS NOT NULL AND c."removedAt" IS NULL
      AND c."stance" = 'supports' AND c."terms" <> 'off_record'
    UNION
    SELECT l."claimId", l."citationId", d."originId"
    FROM "leads" l JOIN "SourceDerivation" d ON d."sourceId" = l."sourceId"
  ),
  "meets" AS MATERIALIZED (
    SELECT DISTINCT one."claimId" AS "claimId", one."citationId" AS "one", other."citationId" AS "other"
    FROM "leads" one
    JOIN "leads" other ON other."claimId" = one."claimId" AND other."sourceId" = one."sourceId"
  ),
  "together"("claimId", "one", "other") AS (
    SELECT "claimId", "one", "other" FROM "meets"
    UNION
    SELECT t."claimId", t."one", m."other" FROM "together" t JOIN "meets" m ON m."one" = t."other"
  ),
  "origins" AS MATERIALIZED (
    SELECT "claimId", count(*) AS "n" FROM (
      SELECT "claimId", "one" FROM "together" GROUP BY "claimId", "one" HAVING min("other") = "one"
    ) GROUP BY "claimId"
  )
UPDATE "Claim" SET "leavingOriginCount" = coalesce(
  (SELECT o."n" FROM "origins" o WHERE o."claimId" = "Claim"."id"), 0)
WHERE "leavingSourceCount" IS NOT NULL;

-- FTS5 cannot add a column. The words of the index are a table of their own that names it.
DROP TABLE "claim_vocabulary";
DROP TABLE "claim_fts";

CREATE VIRTUAL TABLE "claim_fts" USING fts5(
  wording, quotes, note, sources, offRecordQuotes, offRecordNotes, offRecordSources,
  tokenize = "unicode61 remove_diacritics 2",
  prefix = '2 3'
);

INSERT INTO "claim_fts" (
  rowid, wording, quotes, note, sources, offRecordQuotes, offRecordNotes, offRecordSources
)
SELECT
  k."id",
  k."wording",
  coalesce((
    SELECT group_concat(c."quote", char(10) ORDER BY c."position", c."id") FROM "Citation" c
    WHERE c."claimId" = k."id" AND c."removedAt" IS NULL AND c."terms" <> 'off_record'
      AND c."quote" <> ''
  ), ''),
  coalesce((
    SELECT group_concat(noted."note", char(10) ORDER BY noted."position", noted."id") FROM (
      SELECT -1 AS "position", 0 AS "id", k."note" AS "note"
      UNION ALL
      SELECT c."position", c."id", c."note" FROM "Citation" c
      WHERE c."claimId" = k."id" AND c."removedAt" IS NULL AND c."terms" <> 'off_record'
    ) AS noted WHERE noted."note" <> ''
  ), ''),
  coalesce((
    SELECT group_concat(named."name", char(10) ORDER BY named."place") FROM (
      SELECT each."name", min(each."place") AS "place" FROM (
        SELECT k."assertedBy" AS "name", '' AS "place"
        UNION ALL
        SELECT s."name", printf('%012d %012d 1', c."position", c."id")
        FROM "Citation" c JOIN "Source" s ON s."id" = c."sourceId"
        WHERE c."claimId" = k."id" AND c."removedAt" IS NULL AND c."terms" <> 'off_record'
        UNION ALL
        SELECT s."aliases", printf('%012d %012d 2', c."position", c."id")
        FROM "Citation" c JOIN "Source" s ON s."id" = c."sourceId"
        WHERE c."claimId" = k."id" AND c."removedAt" IS NULL AND c."terms" <> 'off_record'
      ) AS each WHERE each."name" <> '' GROUP BY each."name"
    ) AS named
  ), ''),
  coalesce((
    SELECT group_concat(c."quote", char(10) ORDER BY c."position", c."id") FROM "Citation" c
    WHERE c."claimId" = k."id" AND c."removedAt" IS NULL AND c."terms" = 'off_record'
      AND c."quote" <> ''
  ), ''),
  coalesce((
    SELECT group_concat(c."note", char(10) ORDER BY c."position", c."id") FROM "Citation" c
    WHERE c."claimId" = k."id" AND c."removedAt" IS NULL AND c."terms" = 'off_record'
      AND c."note" <> ''
  ), ''),
  coalesce((
    SELECT group_concat(named."name", char(10) ORDER BY named."place") FROM (
      SELECT each."name", min(each."place") AS "place" FROM (
        SELECT s."name" AS "name", printf('%012d %012d 1', c."position", c."id") AS "place"
        FROM "Citation" c JOIN "Source" s ON s."id" = c."sourceId"
        WHERE c."claimId" = k."id" AND c."removedAt" IS NULL AND c."terms" = 'off_record'
        UNION ALL
        SELECT s."aliases", printf('%012d %012d 2', c."position", c."id")
        FROM "Citation" c JOIN "Source" s ON s."id" = c."sourceId"
        WHERE c."claimId" = k."id" AND c."removedAt" IS NULL AND c."terms" = 'off_record'
      ) AS each WHERE each."name" <> '' GROUP BY each."name"
    ) AS named
  ), '')
FROM "Claim" k
ORDER BY k."id";

CREATE VIRTUAL TABLE "claim_vocabulary" USING fts5vocab('claim_fts', 'row');
