-- How the story may call a source that it does not name. What was agreed before stands in
-- "termsAgreed" as somebody typed it, and is not taken for a description.
ALTER TABLE "Citation" ADD COLUMN "agreedDescription" TEXT NOT NULL DEFAULT '';

-- The words of citations that leave only with names stand in the search index apart, like those
-- that never leave. FTS5 cannot add a column; the index is filled when the schema is in place, by
-- lib/ledger/standing/refold.ts, and until then nothing is found. Two tables read its words.
DROP TABLE "claim_occurrence";
DROP TABLE "claim_vocabulary";
DROP TABLE "claim_fts";

CREATE VIRTUAL TABLE "claim_fts" USING fts5(
  wording, quotes, note, sources, withheldQuotes, withheldNotes, withheldSources,
  offRecordQuotes, offRecordNotes, offRecordSources, ref,
  tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* Co'",
  prefix = '2 3'
);

CREATE VIRTUAL TABLE "claim_vocabulary" USING fts5vocab('claim_fts', 'row');
CREATE VIRTUAL TABLE "claim_occurrence" USING fts5vocab('claim_fts', 'instance');
