-- The log only grows: each event carries the hash of the one before, so none may change.
CREATE TRIGGER "Event_refuse_update" BEFORE UPDATE ON "Event"
BEGIN
  SELECT RAISE(ABORT, 'the log is append-only: events are never changed');
END;

CREATE TRIGGER "Event_refuse_delete" BEFORE DELETE ON "Event"
BEGIN
  SELECT RAISE(ABORT, 'the log is append-only: events are never deleted');
END;

-- Nothing is destroyed: claims are withdrawn, citations removed, sources merged, verdicts lapse.
CREATE TRIGGER "Claim_refuse_delete" BEFORE DELETE ON "Claim"
BEGIN
  SELECT RAISE(ABORT, 'claims are withdrawn, never deleted');
END;

CREATE TRIGGER "Citation_refuse_delete" BEFORE DELETE ON "Citation"
BEGIN
  SELECT RAISE(ABORT, 'citations are removed from a claim, never deleted');
END;

CREATE TRIGGER "Source_refuse_delete" BEFORE DELETE ON "Source"
BEGIN
  SELECT RAISE(ABORT, 'sources are merged, never deleted');
END;

CREATE TRIGGER "Verdict_refuse_delete" BEFORE DELETE ON "Verdict"
BEGIN
  SELECT RAISE(ABORT, 'verdicts lapse, they are never deleted');
END;

CREATE TRIGGER "Query_refuse_delete" BEFORE DELETE ON "Query"
BEGIN
  SELECT RAISE(ABORT, 'queries are closed or dismissed, never deleted');
END;

-- Full-text search over claims; rowid = Claim.id. Kept by lib/sources/standing.ts in the same
-- transaction as the change. Diacritics fold ("Zurich" finds "Zürich"); two- and three-letter
-- prefixes have their own index because search runs while the query is being typed.
CREATE VIRTUAL TABLE "claim_fts" USING fts5(
  wording, quotes, note, sources,
  tokenize = "unicode61 remove_diacritics 2",
  prefix = '2 3'
);
