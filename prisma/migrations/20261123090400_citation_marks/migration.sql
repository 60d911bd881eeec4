-- DropIndex
DROP INDEX "Citation_terms_claimId_idx";

-- DropIndex
DROP INDEX "Citation_stance_claimId_idx";

-- CreateIndex
CREATE INDEX "Citation_terms_claimId_removedAt_idx" ON "Citation"("terms", "claimId", "removedAt");

-- CreateIndex
CREATE INDEX "Citation_stance_claimId_removedAt_idx" ON "Citation"("stance", "claimId", "removedAt");
