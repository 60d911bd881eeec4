-- CreateIndex
CREATE INDEX "Citation_sourceId_removedAt_claimId_idx" ON "Citation"("sourceId", "removedAt", "claimId");
