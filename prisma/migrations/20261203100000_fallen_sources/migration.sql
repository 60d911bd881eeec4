-- A source that was retracted or downgraded, and the claims that are suspect by it.
-- AlterTable
ALTER TABLE "Claim" ADD COLUMN "suspectSince" DATETIME;

-- AlterTable
ALTER TABLE "Source" ADD COLUMN "retractedAt" DATETIME;

-- CreateTable
CREATE TABLE "SourceFall" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "sourceId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "fromGrade" TEXT NOT NULL,
    "toGrade" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "byId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "takenBackAt" DATETIME,
    "takenBackById" INTEGER,
    CONSTRAINT "SourceFall_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "SourceFall_byId_fkey" FOREIGN KEY ("byId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "SourceFall_takenBackById_fkey" FOREIGN KEY ("takenBackById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Suspicion" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "claimId" INTEGER NOT NULL,
    "fallId" INTEGER NOT NULL,
    "raisedAt" DATETIME NOT NULL,
    "settledAt" DATETIME,
    "settledById" INTEGER,
    "how" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "Suspicion_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Suspicion_fallId_fkey" FOREIGN KEY ("fallId") REFERENCES "SourceFall" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Suspicion_settledById_fkey" FOREIGN KEY ("settledById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "SourceFall_sourceId_takenBackAt_idx" ON "SourceFall"("sourceId", "takenBackAt");

-- CreateIndex
CREATE INDEX "Suspicion_claimId_settledAt_idx" ON "Suspicion"("claimId", "settledAt");

-- CreateIndex
CREATE UNIQUE INDEX "Suspicion_fallId_claimId_key" ON "Suspicion"("fallId", "claimId");

-- CreateIndex
CREATE INDEX "Claim_suspectSince_idx" ON "Claim"("suspectSince");

-- CreateIndex
CREATE INDEX "Claim_storyId_suspectSince_idx" ON "Claim"("storyId", "suspectSince");

CREATE TRIGGER "SourceFall_refuse_delete" BEFORE DELETE ON "SourceFall"
BEGIN
  SELECT RAISE(ABORT, 'falls are taken back, never deleted');
END;

CREATE TRIGGER "Suspicion_refuse_delete" BEFORE DELETE ON "Suspicion"
BEGIN
  SELECT RAISE(ABORT, 'suspicions are settled, never deleted');
END;
