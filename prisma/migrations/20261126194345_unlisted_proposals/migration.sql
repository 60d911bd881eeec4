-- How many proposals were found in a draft's text and are not listed.
ALTER TABLE "Draft" ADD COLUMN "unlistedProposals" INTEGER NOT NULL DEFAULT 0;
