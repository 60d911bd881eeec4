-- Terms have no default any more: whoever writes a citation names them, and what nobody said is
-- 'not_said'. SQLite changes no column in place, so the table is made anew, row by row as it was:
-- what stood on the record stays there, because files and prints have left under it. Nothing refers
-- to the table but foreign keys, which go by its name and are not enforced while an upgrade runs.
DROP TRIGGER "Citation_refuse_delete";

CREATE TABLE "new_Citation" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "claimId" INTEGER NOT NULL,
    "sourceId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "stance" TEXT NOT NULL DEFAULT 'supports',
    "terms" TEXT NOT NULL,
    "termsAgreed" TEXT NOT NULL DEFAULT '',
    "agreedDescription" TEXT NOT NULL DEFAULT '',
    "basis" TEXT,
    "credibility" INTEGER NOT NULL DEFAULT 6,
    "quote" TEXT NOT NULL DEFAULT '',
    "locator" TEXT NOT NULL DEFAULT '',
    "saidOn" DATETIME,
    "note" TEXT NOT NULL DEFAULT '',
    "addedById" INTEGER NOT NULL,
    "addedAt" DATETIME NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "removedAt" DATETIME,
    CONSTRAINT "Citation_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Citation_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Citation_addedById_fkey" FOREIGN KEY ("addedById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

INSERT INTO "new_Citation" ("id", "claimId", "sourceId", "position", "stance", "terms",
  "termsAgreed", "agreedDescription", "basis", "credibility", "quote", "locator", "saidOn", "note",
  "addedById", "addedAt", "revision", "removedAt")
SELECT "id", "claimId", "sourceId", "position", "stance", "terms",
  "termsAgreed", "agreedDescription", "basis", "credibility", "quote", "locator", "saidOn", "note",
  "addedById", "addedAt", "revision", "removedAt"
FROM "Citation";

DROP TABLE "Citation";
ALTER TABLE "new_Citation" RENAME TO "Citation";

CREATE INDEX "Citation_claimId_position_idx" ON "Citation"("claimId", "position");
CREATE INDEX "Citation_locator_claimId_idx" ON "Citation"(substr("locator", 1, 120) COLLATE NOCASE, "claimId");
CREATE INDEX "Citation_sourceId_removedAt_claimId_idx" ON "Citation"("sourceId", "removedAt", "claimId");
CREATE INDEX "Citation_terms_claimId_removedAt_idx" ON "Citation"("terms", "claimId", "removedAt");
CREATE INDEX "Citation_stance_claimId_removedAt_idx" ON "Citation"("stance", "claimId", "removedAt");
CREATE INDEX "Citation_quoted_idx" ON "Citation"(("quote" <> ''), "removedAt", "claimId");

CREATE TRIGGER "Citation_refuse_delete" BEFORE DELETE ON "Citation"
BEGIN
  SELECT RAISE(ABORT, 'citations are removed from a claim, never deleted');
END;
