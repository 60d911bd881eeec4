-- CreateIndex
CREATE INDEX "Claim_table_idx" ON "Claim"("storyId", "withdrawnAt", "level", "reviewState", "attribution", "kind", "legalRisk", "checkerId", "loggedById", "verdictById", "originCount", "sourceCount");

-- CreateIndex
CREATE INDEX "Claim_number_idx" ON "Claim"("number");

-- CreateIndex
CREATE INDEX "Claim_storyId_idx" ON "Claim"("storyId");

-- CreateIndex
CREATE INDEX "Claim_kind_idx" ON "Claim"("kind");

-- CreateIndex
CREATE INDEX "Claim_attribution_idx" ON "Claim"("attribution");

-- CreateIndex
CREATE INDEX "Claim_level_idx" ON "Claim"("level");

-- CreateIndex
CREATE INDEX "Claim_reviewState_idx" ON "Claim"("reviewState");

-- CreateIndex
CREATE INDEX "Claim_legalRisk_idx" ON "Claim"("legalRisk");

-- CreateIndex
CREATE INDEX "Claim_checkerId_idx" ON "Claim"("checkerId");

-- CreateIndex
CREATE INDEX "Claim_loggedById_idx" ON "Claim"("loggedById");

-- CreateIndex
CREATE INDEX "Claim_verdictById_idx" ON "Claim"("verdictById");

-- CreateIndex
CREATE INDEX "Claim_sourceCount_idx" ON "Claim"("sourceCount");

-- CreateIndex
CREATE INDEX "Claim_originCount_idx" ON "Claim"("originCount");

-- CreateIndex
CREATE INDEX "Claim_loggedAt_idx" ON "Claim"("loggedAt");

-- CreateIndex
CREATE INDEX "Claim_updatedAt_idx" ON "Claim"("updatedAt");

-- CreateIndex
CREATE INDEX "Claim_verdictAt_idx" ON "Claim"("verdictAt");

-- CreateIndex
CREATE INDEX "Claim_asOf_idx" ON "Claim"("asOf");

-- CreateIndex
CREATE INDEX "Claim_recheckOn_idx" ON "Claim"("recheckOn");

-- CreateIndex
CREATE INDEX "Claim_withdrawnAt_idx" ON "Claim"("withdrawnAt");

-- CreateIndex
CREATE INDEX "Claim_storyId_kind_idx" ON "Claim"("storyId", "kind");

-- CreateIndex
CREATE INDEX "Claim_storyId_attribution_idx" ON "Claim"("storyId", "attribution");

-- CreateIndex
CREATE INDEX "Claim_storyId_level_idx" ON "Claim"("storyId", "level");

-- CreateIndex
CREATE INDEX "Claim_storyId_reviewState_idx" ON "Claim"("storyId", "reviewState");

-- CreateIndex
CREATE INDEX "Claim_storyId_legalRisk_idx" ON "Claim"("storyId", "legalRisk");

-- CreateIndex
CREATE INDEX "Claim_storyId_checkerId_idx" ON "Claim"("storyId", "checkerId");

-- CreateIndex
CREATE INDEX "Claim_storyId_loggedById_idx" ON "Claim"("storyId", "loggedById");

-- CreateIndex
CREATE INDEX "Claim_storyId_verdictById_idx" ON "Claim"("storyId", "verdictById");

-- CreateIndex
CREATE INDEX "Claim_storyId_sourceCount_idx" ON "Claim"("storyId", "sourceCount");

-- CreateIndex
CREATE INDEX "Claim_storyId_originCount_idx" ON "Claim"("storyId", "originCount");

-- CreateIndex
CREATE INDEX "Claim_storyId_loggedAt_idx" ON "Claim"("storyId", "loggedAt");

-- CreateIndex
CREATE INDEX "Claim_storyId_updatedAt_idx" ON "Claim"("storyId", "updatedAt");

-- CreateIndex
CREATE INDEX "Claim_storyId_verdictAt_idx" ON "Claim"("storyId", "verdictAt");

-- CreateIndex
CREATE INDEX "Claim_storyId_asOf_idx" ON "Claim"("storyId", "asOf");

-- CreateIndex
CREATE INDEX "Claim_storyId_recheckOn_idx" ON "Claim"("storyId", "recheckOn");

-- CreateIndex
CREATE INDEX "Claim_storyId_withdrawnAt_idx" ON "Claim"("storyId", "withdrawnAt");

-- CreateIndex
CREATE INDEX "Citation_terms_claimId_idx" ON "Citation"("terms", "claimId");

-- CreateIndex
CREATE INDEX "Citation_stance_claimId_idx" ON "Citation"("stance", "claimId");

-- What Prisma's schema cannot say. Texts are sorted without regard to case and by their first
-- 120 characters, so that an index (and a page's address) stays short. lib/claims/table-order.ts
-- uses the same expressions and asks for these indexes by name.
CREATE INDEX "Claim_wording_idx" ON "Claim"(substr("wording", 1, 120) COLLATE NOCASE);
CREATE INDEX "Claim_assertedBy_idx" ON "Claim"(substr("assertedBy", 1, 120) COLLATE NOCASE);
CREATE INDEX "Claim_sourceNames_idx" ON "Claim"(substr("sourceNames", 1, 120) COLLATE NOCASE);
CREATE INDEX "Claim_note_idx" ON "Claim"(substr("note", 1, 120) COLLATE NOCASE);
CREATE INDEX "Claim_storyId_wording_idx" ON "Claim"("storyId", substr("wording", 1, 120) COLLATE NOCASE);
CREATE INDEX "Claim_storyId_assertedBy_idx" ON "Claim"("storyId", substr("assertedBy", 1, 120) COLLATE NOCASE);
CREATE INDEX "Claim_storyId_sourceNames_idx" ON "Claim"("storyId", substr("sourceNames", 1, 120) COLLATE NOCASE);
CREATE INDEX "Claim_storyId_note_idx" ON "Claim"("storyId", substr("note", 1, 120) COLLATE NOCASE);
CREATE INDEX "Citation_locator_claimId_idx" ON "Citation"(substr("locator", 1, 120) COLLATE NOCASE, "claimId");
CREATE INDEX "Verdict_note_claimId_idx" ON "Verdict"(substr("note", 1, 120) COLLATE NOCASE, "claimId");

-- The words of the full-text index, for finding a word inside text that has no spaces.
CREATE VIRTUAL TABLE "claim_vocabulary" USING fts5vocab('claim_fts', 'row');
