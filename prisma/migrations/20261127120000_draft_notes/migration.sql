-- Comments and notes of the file a draft came in as, which are no part of its text.
ALTER TABLE "Draft" ADD COLUMN "notes" TEXT NOT NULL DEFAULT '[]';
