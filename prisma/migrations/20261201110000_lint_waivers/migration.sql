-- What somebody on the desk said of a lint: never deleted, taken back instead.
CREATE TABLE "LintWaiver" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "storyId" INTEGER NOT NULL,
    "claimId" INTEGER,
    "draftId" INTEGER,
    "code" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "waivedById" INTEGER NOT NULL,
    "waivedAt" DATETIME NOT NULL,
    "takenBackAt" DATETIME,
    CONSTRAINT "LintWaiver_storyId_fkey" FOREIGN KEY ("storyId") REFERENCES "Story" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "LintWaiver_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "LintWaiver_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "Draft" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "LintWaiver_waivedById_fkey" FOREIGN KEY ("waivedById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE INDEX "LintWaiver_claimId_idx" ON "LintWaiver"("claimId");
CREATE INDEX "LintWaiver_storyId_claimId_idx" ON "LintWaiver"("storyId", "claimId");

CREATE TRIGGER "LintWaiver_refuse_delete" BEFORE DELETE ON "LintWaiver"
BEGIN
  SELECT RAISE(ABORT, 'waivers are taken back, never deleted');
END;

-- Open lints, kept on the claim as the number of its sources is; the start after this migration
-- counts them (lib/ledger/standing/refold.ts).
ALTER TABLE "Claim" ADD COLUMN "lintCount" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Claim" ADD COLUMN "leavingLintCount" INTEGER;
ALTER TABLE "Claim" ADD COLUMN "recheckWaivedOn" TEXT;

-- The day after which a verdict that stands is past its re-check, unless that was waived: computed,
-- so that neither a verdict nor its lapse can forget it, and compared with the day of the asking.
ALTER TABLE "Claim" ADD COLUMN "recheckDueOn" TEXT
  GENERATED ALWAYS AS (CASE WHEN "reviewState" = 'decided' AND "recheckOn" IS NOT NULL
    AND substr("recheckOn", 1, 10) IS NOT "recheckWaivedOn" THEN substr("recheckOn", 1, 10) END) VIRTUAL;

CREATE INDEX "Claim_lintCount_idx" ON "Claim"("lintCount", "recheckDueOn", "storyId", "withdrawnAt");
CREATE INDEX "Claim_recheckDueOn_idx" ON "Claim"("recheckDueOn", "lintCount");
