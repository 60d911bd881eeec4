-- Calls: who was spoken with about which claims, in what words, and how a source is reached, apart from it.
-- CreateTable
CREATE TABLE "Call" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "sourceId" INTEGER NOT NULL,
    "storyId" INTEGER,
    "outcome" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "byId" INTEGER NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "removedAt" DATETIME,
    CONSTRAINT "Call_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Call_storyId_fkey" FOREIGN KEY ("storyId") REFERENCES "Story" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Call_byId_fkey" FOREIGN KEY ("byId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CallLine" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "callId" INTEGER NOT NULL,
    "claimId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "question" TEXT NOT NULL,
    "isOpen" BOOLEAN NOT NULL,
    "wording" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "correction" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "CallLine_callId_fkey" FOREIGN KEY ("callId") REFERENCES "Call" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "CallLine_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CallQuestion" (
    "sourceId" INTEGER NOT NULL,
    "claimId" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "isOpen" BOOLEAN NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "wordedById" INTEGER NOT NULL,
    "wordedAt" DATETIME NOT NULL,

    PRIMARY KEY ("sourceId", "claimId"),
    CONSTRAINT "CallQuestion_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "CallQuestion_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "CallQuestion_wordedById_fkey" FOREIGN KEY ("wordedById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SourceContact" (
    "sourceId" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "reach" TEXT NOT NULL DEFAULT '',
    "care" TEXT NOT NULL DEFAULT '',
    "revision" INTEGER NOT NULL DEFAULT 0,
    "changedById" INTEGER NOT NULL,
    "changedAt" DATETIME NOT NULL,
    CONSTRAINT "SourceContact_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "SourceContact_changedById_fkey" FOREIGN KEY ("changedById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Call_sourceId_at_idx" ON "Call"("sourceId", "at");

-- CreateIndex
CREATE INDEX "Call_storyId_idx" ON "Call"("storyId");

-- CreateIndex
CREATE INDEX "CallLine_claimId_idx" ON "CallLine"("claimId");

-- CreateIndex
CREATE UNIQUE INDEX "CallLine_callId_claimId_key" ON "CallLine"("callId", "claimId");

-- CreateIndex
CREATE INDEX "CallQuestion_claimId_idx" ON "CallQuestion"("claimId");

CREATE TRIGGER "Call_refuse_delete" BEFORE DELETE ON "Call"
BEGIN
  SELECT RAISE(ABORT, 'calls are taken back, never deleted');
END;
