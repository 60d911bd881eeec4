-- Which claims hold a word of the search index, so that a search looks up no word that only claims
-- hold which its reader may not see.
CREATE VIRTUAL TABLE "claim_occurrence" USING fts5vocab('claim_fts', 'instance');
