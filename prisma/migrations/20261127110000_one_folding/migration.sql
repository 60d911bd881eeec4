-- Texts are folded for finding by one rule, lib/text/fold-letters.ts, which SQL cannot say: the
-- keys and the words of the search index are filled when the schema is in place, by
-- lib/ledger/standing/refold.ts, and again whenever the rule changes. Until then nothing is found.

-- Who asserts a claim, as it is told apart in filters and counts.
ALTER TABLE "Claim" ADD COLUMN "assertedByKey" TEXT NOT NULL DEFAULT '';
CREATE INDEX "Claim_assertedByKey_idx" ON "Claim"("assertedByKey");
CREATE INDEX "Claim_assertedByKey_assertedBy_idx" ON "Claim"("assertedByKey", "assertedBy");
CREATE INDEX "Claim_storyId_assertedByKey_idx" ON "Claim"("storyId", "assertedByKey");

-- The level of a verdict that no longer stands is a column of the table, which sorts by it.
CREATE INDEX "Claim_lapsedLevel_idx" ON "Claim"((CASE WHEN "reviewState" = 'decided' OR "level" = 'unverified' THEN '' ELSE "level" END));
CREATE INDEX "Claim_storyId_lapsedLevel_idx" ON "Claim"("storyId", (CASE WHEN "reviewState" = 'decided' OR "level" = 'unverified' THEN '' ELSE "level" END));

-- Title and employer, by which a source is found as well as by its names.
ALTER TABLE "Source" ADD COLUMN "aboutKey" TEXT NOT NULL DEFAULT '';

-- The index holds folded words, so its tokenizer folds none; signs that belong to letters are
-- part of the word. FTS5 cannot add a column. The words of the index name it.
DROP TABLE "claim_vocabulary";
DROP TABLE "claim_fts";

CREATE VIRTUAL TABLE "claim_fts" USING fts5(
  wording, quotes, note, sources, offRecordQuotes, offRecordNotes, offRecordSources, ref,
  tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* Co'",
  prefix = '2 3'
);

CREATE VIRTUAL TABLE "claim_vocabulary" USING fts5vocab('claim_fts', 'row');
