-- Whoever changes a source is an author of the claims that lean on it, and stays one when a merge
-- of claims that made them one as well is undone.
ALTER TABLE "ClaimAuthor" ADD COLUMN "bySource" BOOLEAN NOT NULL DEFAULT false;
