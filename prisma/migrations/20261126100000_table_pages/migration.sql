-- Pages of the claim table are read along an index, in the order of the claims' ids.

-- Ids are given in the order of logging, so a story's claims need no index of their own for it.
DROP INDEX "Claim_storyId_loggedAt_idx";

-- Another index begins with the source.
DROP INDEX "Citation_sourceId_idx";

-- DropIndex
DROP INDEX "Question_closedAt_idx";

-- CreateIndex
CREATE INDEX "Question_closedAt_claimId_idx" ON "Question"("closedAt", "claimId");

-- Which claims have a quote. On an expression, and not over some rows only, which Prisma's engine
-- could not describe.
CREATE INDEX "Citation_quoted_idx" ON "Citation"(("quote" <> ''), "removedAt", "claimId");
