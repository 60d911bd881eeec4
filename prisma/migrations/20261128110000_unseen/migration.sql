-- Which claims hold a word of the search index, so that a search looks up no word that only claims
-- hold which its reader may not see.
CREATE VIRTUAL TABLE "claim_occurrence" USING fts5vocab('claim_fts', 'instance');

-- A source exists for those who see a story that cites it or in which it was made, until it is the
-- newsroom's.
ALTER TABLE "Source" ADD COLUMN "shared" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Source" ADD COLUMN "madeInId" INTEGER REFERENCES "Story" ("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE INDEX "Source_shared_idx" ON "Source"("shared");
CREATE INDEX "Source_madeInId_idx" ON "Source"("madeInId");

-- Those of before are the newsroom's, unless all that is known of them lies in restricted stories:
-- every citation, taken off or not, and all that rests on them. One that nothing cites is kept back
-- where only such sources draw on it. What was merged away goes with the source it became.
WITH RECURSIVE
  "named"("sourceId", "storyId", "restricted") AS MATERIALIZED (
    SELECT c."sourceId", s."id", s."restricted"
    FROM "Citation" c JOIN "Claim" k ON k."id" = c."claimId" JOIN "Story" s ON s."id" = k."storyId"
    UNION
    SELECT r."sourceId", s."id", s."restricted"
    FROM "CitationRest" r JOIN "Citation" c ON c."id" = r."citationId"
    JOIN "Claim" k ON k."id" = c."claimId" JOIN "Story" s ON s."id" = k."storyId"
  ),
  -- All that a named source draws on, through any number of steps, where nothing names it itself.
  "known"("sourceId", "storyId", "restricted") AS (
    SELECT "sourceId", "storyId", "restricted" FROM "named"
    UNION
    SELECT d."originId", k."storyId", k."restricted"
    FROM "known" k JOIN "SourceDerivation" d ON d."sourceId" = k."sourceId"
    WHERE d."originId" NOT IN (SELECT "sourceId" FROM "named")
  ),
  "kept"("sourceId", "storyId") AS MATERIALIZED (
    SELECT "sourceId", min("storyId") FROM "known"
    GROUP BY "sourceId" HAVING min("restricted") = 1
  ),
  "keptAway"("sourceId", "storyId") AS (
    SELECT "sourceId", "storyId" FROM "kept"
    UNION
    SELECT s."id", k."storyId" FROM "keptAway" k JOIN "Source" s ON s."mergedIntoId" = k."sourceId"
  )
UPDATE "Source" SET "madeInId" = (SELECT min(k."storyId") FROM "keptAway" k WHERE k."sourceId" = "Source"."id");
UPDATE "Source" SET "shared" = true WHERE "madeInId" IS NULL;
