-- What befell the account of a member, for the history of each restricted story it works on. The
-- event names no story, and so reads the same to whoever may not know of one.
CREATE TABLE "StoryAside" (
    "seq" INTEGER NOT NULL,
    "storyId" INTEGER NOT NULL,
    PRIMARY KEY ("storyId", "seq"),
    CONSTRAINT "StoryAside_storyId_fkey" FOREIGN KEY ("storyId") REFERENCES "Story" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE TRIGGER "StoryAside_refuse_update" BEFORE UPDATE ON "StoryAside"
BEGIN
  SELECT RAISE(ABORT, 'what a story was told is never changed');
END;
CREATE TRIGGER "StoryAside_refuse_delete" BEFORE DELETE ON "StoryAside"
BEGIN
  SELECT RAISE(ABORT, 'what a story was told is never deleted');
END;

-- Two administrators open a restricted story that nobody can work in any more.
CREATE TABLE "StoryOpening" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "storyId" INTEGER NOT NULL,
    "memberId" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "requestedById" INTEGER NOT NULL,
    "requestedAt" DATETIME NOT NULL,
    "confirmedById" INTEGER,
    "confirmedAt" DATETIME,
    "withdrawnById" INTEGER,
    "withdrawnAt" DATETIME,
    CONSTRAINT "StoryOpening_storyId_fkey" FOREIGN KEY ("storyId") REFERENCES "Story" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "StoryOpening_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "StoryOpening_requestedById_fkey" FOREIGN KEY ("requestedById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "StoryOpening_confirmedById_fkey" FOREIGN KEY ("confirmedById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "StoryOpening_withdrawnById_fkey" FOREIGN KEY ("withdrawnById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE TRIGGER "StoryOpening_refuse_delete" BEFORE DELETE ON "StoryOpening"
BEGIN
  SELECT RAISE(ABORT, 'what was asked and answered is never deleted');
END;

-- CreateIndex
CREATE INDEX "StoryOpening_storyId_idx" ON "StoryOpening"("storyId");
