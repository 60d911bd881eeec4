-- What people edit carries a revision, so that two who edit it at once do not overwrite each other.
ALTER TABLE "Question" ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "SavedView" ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 0;

-- A story's former slugs go on answering.
CREATE TABLE "FormerSlug" (
    "slug" TEXT NOT NULL PRIMARY KEY,
    "storyId" INTEGER NOT NULL,
    CONSTRAINT "FormerSlug_storyId_fkey" FOREIGN KEY ("storyId") REFERENCES "Story" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "FormerSlug_storyId_idx" ON "FormerSlug"("storyId");

-- Those that the log knows of, unless another story has taken them since; the latest story counts.
INSERT OR IGNORE INTO "FormerSlug" ("slug", "storyId")
SELECT e."data" ->> '$.changes.slug.from', e."storyId" FROM "Event" e
WHERE e."type" = 'story.edited' AND e."data" ->> '$.changes.slug.from' IS NOT NULL
  AND e."data" ->> '$.changes.slug.from' NOT IN (SELECT "slug" FROM "Story")
ORDER BY e."seq" DESC;

-- Saved views name stories by their ids from now on. In the one spelling in which queries are kept,
-- the filter is "story=a,b,-c" at the beginning or after "&"; a story that is not there is left out.
WITH RECURSIVE
  "held"("id", "before", "list", "after") AS (
    SELECT v."id",
      substr('&' || v."query", 1, instr('&' || v."query", '&story=') + 6),
      substr('&' || v."query", instr('&' || v."query", '&story=') + 7),
      ''
    FROM "SavedView" v WHERE instr('&' || v."query", '&story=') > 0
  ),
  "parted"("id", "before", "list", "after") AS (
    SELECT "id", "before",
      CASE instr("list", '&') WHEN 0 THEN "list" ELSE substr("list", 1, instr("list", '&') - 1) END,
      CASE instr("list", '&') WHEN 0 THEN '' ELSE substr("list", instr("list", '&')) END
    FROM "held"
  ),
  "item"("id", "place", "word", "rest") AS (
    SELECT "id", 0, '', "list" || ',' FROM "parted"
    UNION ALL
    SELECT "id", "place" + 1, substr("rest", 1, instr("rest", ',') - 1), substr("rest", instr("rest", ',') + 1)
    FROM "item" WHERE "rest" <> ''
  ),
  "named"("id", "words") AS (
    SELECT i."id", group_concat(
      CASE WHEN i."word" GLOB '-*' THEN '-' ELSE '' END || s."id", ',' ORDER BY i."place")
    FROM "item" i JOIN "Story" s ON s."slug" = ltrim(i."word", '-')
    WHERE i."place" > 0 GROUP BY i."id"
  )
UPDATE "SavedView" SET "query" = (
  SELECT CASE
    -- Of no story that is there: a filter that lets nothing through, as it did before.
    WHEN n."words" IS NULL THEN substr(p."before" || '0' || p."after", 2)
    ELSE substr(p."before" || n."words" || p."after", 2) END
  FROM "parted" p LEFT JOIN "named" n ON n."id" = p."id" WHERE p."id" = "SavedView"."id"
)
WHERE "id" IN (SELECT "id" FROM "held");
