-- What became of a story after it was published: where and when, errors that were reported, corrections.
-- CreateTable
CREATE TABLE "ErrorReport" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "storyId" INTEGER NOT NULL,
    "origin" TEXT NOT NULL,
    "said" TEXT NOT NULL,
    "reportedById" INTEGER NOT NULL,
    "reportedAt" DATETIME NOT NULL,
    "outcome" TEXT NOT NULL DEFAULT 'open',
    "reason" TEXT NOT NULL DEFAULT '',
    "settledById" INTEGER,
    "settledAt" DATETIME,
    CONSTRAINT "ErrorReport_storyId_fkey" FOREIGN KEY ("storyId") REFERENCES "Story" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ErrorReport_reportedById_fkey" FOREIGN KEY ("reportedById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ErrorReport_settledById_fkey" FOREIGN KEY ("settledById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Correction" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "storyId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "oldText" TEXT NOT NULL DEFAULT '',
    "newText" TEXT NOT NULL DEFAULT '',
    "notice" TEXT NOT NULL,
    "cause" TEXT NOT NULL DEFAULT '',
    "stage" TEXT NOT NULL DEFAULT '',
    "reportId" INTEGER,
    "madeById" INTEGER NOT NULL,
    "madeAt" DATETIME NOT NULL,
    "withdrawnAt" DATETIME,
    "withdrawnById" INTEGER,
    "withdrawnReason" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "Correction_storyId_fkey" FOREIGN KEY ("storyId") REFERENCES "Story" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Correction_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "ErrorReport" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Correction_madeById_fkey" FOREIGN KEY ("madeById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Correction_withdrawnById_fkey" FOREIGN KEY ("withdrawnById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CorrectionClaim" (
    "correctionId" INTEGER NOT NULL,
    "claimId" INTEGER NOT NULL,

    PRIMARY KEY ("correctionId", "claimId"),
    CONSTRAINT "CorrectionClaim_correctionId_fkey" FOREIGN KEY ("correctionId") REFERENCES "Correction" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "CorrectionClaim_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Story" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "slug" TEXT NOT NULL,
    "headline" TEXT NOT NULL,
    "desk" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "deadlineAt" DATETIME,
    "status" TEXT NOT NULL DEFAULT 'drafting',
    "restricted" BOOLEAN NOT NULL DEFAULT false,
    "nextClaimNumber" INTEGER NOT NULL DEFAULT 1,
    "publishedAt" DATETIME,
    "publishedUrl" TEXT NOT NULL DEFAULT '',
    "revision" INTEGER NOT NULL DEFAULT 0,
    "createdById" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Story_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Story" ("createdAt", "createdById", "deadlineAt", "desk", "headline", "id", "nextClaimNumber", "note", "restricted", "revision", "slug", "status", "updatedAt") SELECT "createdAt", "createdById", "deadlineAt", "desk", "headline", "id", "nextClaimNumber", "note", "restricted", "revision", "slug", "status", "updatedAt" FROM "Story";
DROP TABLE "Story";
ALTER TABLE "new_Story" RENAME TO "Story";
CREATE UNIQUE INDEX "Story_slug_key" ON "Story"("slug");
CREATE INDEX "Story_status_deadlineAt_idx" ON "Story"("status", "deadlineAt");
CREATE INDEX "Story_restricted_idx" ON "Story"("restricted");
CREATE INDEX "Story_publishedAt_idx" ON "Story"("publishedAt");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "ErrorReport_storyId_outcome_idx" ON "ErrorReport"("storyId", "outcome");

-- CreateIndex
CREATE INDEX "Correction_storyId_madeAt_idx" ON "Correction"("storyId", "madeAt");

-- CreateIndex
CREATE INDEX "Correction_madeAt_idx" ON "Correction"("madeAt");

-- CreateIndex
CREATE INDEX "Correction_reportId_idx" ON "Correction"("reportId");

-- CreateIndex
CREATE INDEX "CorrectionClaim_claimId_idx" ON "CorrectionClaim"("claimId");

CREATE TRIGGER "ErrorReport_refuse_delete" BEFORE DELETE ON "ErrorReport"
BEGIN
  SELECT RAISE(ABORT, 'reports of errors are settled, never deleted');
END;

CREATE TRIGGER "Correction_refuse_delete" BEFORE DELETE ON "Correction"
BEGIN
  SELECT RAISE(ABORT, 'corrections are withdrawn, never deleted');
END;
