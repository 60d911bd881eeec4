-- CreateTable
CREATE TABLE "RetentionPolicy" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "desk" TEXT NOT NULL DEFAULT '',
    "notesDays" INTEGER,
    "contactsDays" INTEGER,
    "identitiesDays" INTEGER,
    "filesDays" INTEGER,
    "draftsDays" INTEGER,
    "proposedById" INTEGER NOT NULL,
    "proposedAt" DATETIME NOT NULL,
    "confirmedById" INTEGER,
    "confirmedAt" DATETIME,
    "withdrawnById" INTEGER,
    "withdrawnAt" DATETIME,
    CONSTRAINT "RetentionPolicy_proposedById_fkey" FOREIGN KEY ("proposedById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "RetentionPolicy_confirmedById_fkey" FOREIGN KEY ("confirmedById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "RetentionPolicy_withdrawnById_fkey" FOREIGN KEY ("withdrawnById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "StoryErasure" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "storyId" INTEGER NOT NULL,
    "classes" TEXT NOT NULL,
    "askedById" INTEGER NOT NULL,
    "askedAt" DATETIME NOT NULL,
    "confirmedById" INTEGER,
    "confirmedAt" DATETIME,
    "withdrawnById" INTEGER,
    "withdrawnAt" DATETIME,
    "stoppedAt" DATETIME,
    "finishedAt" DATETIME,
    CONSTRAINT "StoryErasure_storyId_fkey" FOREIGN KEY ("storyId") REFERENCES "Story" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "StoryErasure_askedById_fkey" FOREIGN KEY ("askedById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "StoryErasure_confirmedById_fkey" FOREIGN KEY ("confirmedById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "StoryErasure_withdrawnById_fkey" FOREIGN KEY ("withdrawnById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "StoryHold" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "storyId" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "placedById" INTEGER NOT NULL,
    "placedAt" DATETIME NOT NULL,
    "confirmedById" INTEGER,
    "confirmedAt" DATETIME,
    "liftReason" TEXT NOT NULL DEFAULT '',
    "liftAskedById" INTEGER,
    "liftAskedAt" DATETIME,
    "liftedById" INTEGER,
    "liftedAt" DATETIME,
    CONSTRAINT "StoryHold_storyId_fkey" FOREIGN KEY ("storyId") REFERENCES "Story" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "StoryHold_placedById_fkey" FOREIGN KEY ("placedById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "StoryHold_confirmedById_fkey" FOREIGN KEY ("confirmedById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "StoryHold_liftAskedById_fkey" FOREIGN KEY ("liftAskedById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "StoryHold_liftedById_fkey" FOREIGN KEY ("liftedById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "RetentionPolicy_desk_idx" ON "RetentionPolicy"("desk");

-- CreateIndex
CREATE INDEX "StoryErasure_storyId_idx" ON "StoryErasure"("storyId");

-- CreateIndex
CREATE INDEX "StoryErasure_finishedAt_confirmedAt_idx" ON "StoryErasure"("finishedAt", "confirmedAt");

-- CreateIndex
CREATE INDEX "StoryHold_storyId_liftedAt_idx" ON "StoryHold"("storyId", "liftedAt");

-- Who asked, who confirmed, and what was held stays.
CREATE TRIGGER "RetentionPolicy_refuse_delete" BEFORE DELETE ON "RetentionPolicy"
BEGIN
  SELECT RAISE(ABORT, 'what was asked and answered is never deleted');
END;
CREATE TRIGGER "StoryErasure_refuse_delete" BEFORE DELETE ON "StoryErasure"
BEGIN
  SELECT RAISE(ABORT, 'what was asked and answered is never deleted');
END;
CREATE TRIGGER "StoryHold_refuse_delete" BEFORE DELETE ON "StoryHold"
BEGIN
  SELECT RAISE(ABORT, 'holds are lifted, never deleted');
END;

-- A draft is never changed, but its text goes when two people erase it; the rest of its row stays.
DROP TRIGGER "Draft_refuse_update";
CREATE TRIGGER "Draft_refuse_update" BEFORE UPDATE ON "Draft"
WHEN NOT (
  (NEW."id", NEW."storyId", NEW."number", NEW."unlistedProposals", NEW."wordCount", NEW."sha256",
    NEW."addedById", NEW."addedAt")
  IS (OLD."id", OLD."storyId", OLD."number", OLD."unlistedProposals", OLD."wordCount", OLD."sha256",
    OLD."addedById", OLD."addedAt")
  AND NEW."text" GLOB 'Erased on *'
  AND EXISTS (
    SELECT 1 FROM "StoryErasure" "e" WHERE "e"."storyId" = OLD."storyId"
      AND "e"."confirmedAt" IS NOT NULL AND "e"."finishedAt" IS NULL AND "e"."stoppedAt" IS NULL)
)
BEGIN
  SELECT RAISE(ABORT, 'a draft is never changed: add the next one');
END;

-- What the machine read in it goes with it.
DROP TRIGGER "Proposal_refuse_delete";
CREATE TRIGGER "Proposal_refuse_delete" BEFORE DELETE ON "Proposal"
WHEN NOT EXISTS (
  SELECT 1 FROM "Draft" "d" JOIN "StoryErasure" "e" ON "e"."storyId" = "d"."storyId"
  WHERE "d"."id" = OLD."draftId" AND "e"."confirmedAt" IS NOT NULL
    AND "e"."finishedAt" IS NULL AND "e"."stoppedAt" IS NULL)
BEGIN
  SELECT RAISE(ABORT, 'proposals are dismissed, never deleted');
END;

-- What an event says goes when the newest act of erasure names it. Looking through all acts there
-- ever were, for each of thousands of events, would hold up every other write.
DROP TRIGGER "Event_refuse_update";
CREATE TRIGGER "Event_refuse_update" BEFORE UPDATE ON "Event"
WHEN NOT (
  (NEW."seq", NEW."at", NEW."actorId", NEW."type", NEW."storyId", NEW."claimId", NEW."sourceId",
    NEW."userId", NEW."prevHash", NEW."hash", NEW."contentHash")
  IS (OLD."seq", OLD."at", OLD."actorId", OLD."type", OLD."storyId", OLD."claimId", OLD."sourceId",
    OLD."userId", OLD."prevHash", OLD."hash", OLD."contentHash")
  AND OLD."contentHash" IS NOT NULL AND OLD."salt" IS NOT NULL
  AND NEW."salt" IS NULL AND NEW."data" = '{}'
  AND OLD."type" <> 'content.erased'
  AND EXISTS (
    SELECT 1 FROM json_each(
      (SELECT "data" FROM "Event" WHERE "seq" = (
        SELECT max("seq") FROM "Event" WHERE "type" = 'content.erased')), '$.events') "named"
    WHERE "named"."value" = OLD."seq")
)
BEGIN
  SELECT RAISE(ABORT, 'the log is append-only: events are never changed');
END;

-- From here on the search index lets go of a word when its claim does, and not when SQLite next
-- merges; what it has let go of so far goes now, and out of the file with lib/platform/migrate.ts.
INSERT INTO "claim_fts" ("claim_fts", "rank") VALUES ('secure-delete', 1);
INSERT INTO "claim_fts" ("claim_fts") VALUES ('rebuild');
