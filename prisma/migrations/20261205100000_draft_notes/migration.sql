-- What people decide about the notes of a draft, and what was there before its tracked changes.
ALTER TABLE "Draft" ADD COLUMN "changes" TEXT NOT NULL DEFAULT '[]';

-- CreateTable
CREATE TABLE "DraftNote" (
    "draftId" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "claimId" INTEGER,
    "citationId" INTEGER,
    "reason" TEXT NOT NULL DEFAULT '',
    "decidedById" INTEGER NOT NULL,
    "decidedAt" DATETIME NOT NULL,

    PRIMARY KEY ("draftId", "number"),
    CONSTRAINT "DraftNote_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "Draft" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "DraftNote_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "DraftNote_citationId_fkey" FOREIGN KEY ("citationId") REFERENCES "Citation" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "DraftNote_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "DraftNote_claimId_idx" ON "DraftNote"("claimId");

-- CreateIndex
CREATE INDEX "DraftNote_citationId_idx" ON "DraftNote"("citationId");
