-- How what a source said reached the desk, and who on the desk found it: what stands was reported.
ALTER TABLE "Citation" ADD COLUMN "channel" TEXT;
ALTER TABLE "Citation" ADD COLUMN "foundBy" TEXT NOT NULL DEFAULT 'reporter';
