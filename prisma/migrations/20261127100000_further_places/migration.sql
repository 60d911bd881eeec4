-- Further places where a draft says what a claim says, or says it otherwise.
CREATE TABLE "FurtherPlace" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "draftId" INTEGER NOT NULL,
    "claimId" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "exact" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "suffix" TEXT NOT NULL,
    "wasFrame" TEXT,
    "meaning" TEXT NOT NULL DEFAULT '[]',
    "decidedById" INTEGER,
    "decidedAt" DATETIME,
    "revision" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "FurtherPlace_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "Draft" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "FurtherPlace_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "FurtherPlace_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "FurtherPlace_draftId_claimId_start_key" ON "FurtherPlace"("draftId", "claimId", "start");
CREATE INDEX "FurtherPlace_claimId_draftId_idx" ON "FurtherPlace"("claimId", "draftId");

CREATE TRIGGER "FurtherPlace_refuse_delete" BEFORE DELETE ON "FurtherPlace"
BEGIN
  SELECT RAISE(ABORT, 'places change their state, they are never deleted');
END;

