-- A claim knows what it was a part of, and which claim stands for it since they were merged.
ALTER TABLE "Claim" ADD COLUMN "splitFromId" INTEGER REFERENCES "Claim" ("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "Claim" ADD COLUMN "mergedIntoId" INTEGER REFERENCES "Claim" ("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE INDEX "Claim_splitFromId_idx" ON "Claim"("splitFromId");
CREATE INDEX "Claim_mergedIntoId_idx" ON "Claim"("mergedIntoId");

-- Who else wrote a claim, and so gives no verdict on it.
CREATE TABLE "ClaimAuthor" (
    "claimId" INTEGER NOT NULL,
    "userId" INTEGER NOT NULL,
    PRIMARY KEY ("claimId", "userId"),
    CONSTRAINT "ClaimAuthor_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ClaimAuthor_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "ClaimAuthor_userId_idx" ON "ClaimAuthor"("userId");

-- What one claim was given by another that was merged into it.
CREATE TABLE "ClaimMerge" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "fromId" INTEGER NOT NULL,
    "intoId" INTEGER NOT NULL,
    "given" TEXT NOT NULL,
    "mergedById" INTEGER NOT NULL,
    "mergedAt" DATETIME NOT NULL,
    "undoneAt" DATETIME,
    CONSTRAINT "ClaimMerge_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "Claim" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ClaimMerge_intoId_fkey" FOREIGN KEY ("intoId") REFERENCES "Claim" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ClaimMerge_mergedById_fkey" FOREIGN KEY ("mergedById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "ClaimMerge_fromId_idx" ON "ClaimMerge"("fromId");
CREATE INDEX "ClaimMerge_intoId_idx" ON "ClaimMerge"("intoId");
CREATE TRIGGER "ClaimMerge_refuse_delete" BEFORE DELETE ON "ClaimMerge"
BEGIN
  SELECT RAISE(ABORT, 'merges are undone, never deleted');
END;
