-- The sentence that carried a claim in the draft before, and what changed in it, named.
ALTER TABLE "Placement" ADD COLUMN "wasFrame" TEXT;
ALTER TABLE "Placement" ADD COLUMN "meaning" TEXT NOT NULL DEFAULT '[]';
