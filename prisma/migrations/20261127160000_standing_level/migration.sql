-- The level that stands and the one that lapsed, as isLapsed of lib/ledger/claims/rules.ts tells
-- them apart: computed from the columns that commands write, so that no command can forget them,
-- and indexed like what is stored.
ALTER TABLE "Claim" ADD COLUMN "standingLevel" TEXT
  GENERATED ALWAYS AS (CASE WHEN "reviewState" = 'decided' THEN "level" ELSE 'unverified' END) VIRTUAL;
ALTER TABLE "Claim" ADD COLUMN "lapsedLevel" TEXT
  GENERATED ALWAYS AS (CASE WHEN "reviewState" = 'decided' OR "level" = 'unverified' THEN '' ELSE "level" END) VIRTUAL;

-- The table filters, counts and sorts by these; by the level that was given last no more.
DROP INDEX "Claim_table_idx";
DROP INDEX "Claim_level_idx";
DROP INDEX "Claim_storyId_level_idx";
DROP INDEX "Claim_lapsedLevel_idx";
DROP INDEX "Claim_storyId_lapsedLevel_idx";

CREATE INDEX "Claim_table_idx" ON "Claim"("storyId", "withdrawnAt", "standingLevel", "reviewState", "attribution", "kind", "legalRisk", "checkerId", "loggedById", "verdictById", "originCount", "sourceCount", "lapsedLevel");
CREATE INDEX "Claim_standingLevel_idx" ON "Claim"("standingLevel");
CREATE INDEX "Claim_storyId_standingLevel_idx" ON "Claim"("storyId", "standingLevel");
CREATE INDEX "Claim_lapsedLevel_idx" ON "Claim"("lapsedLevel");
CREATE INDEX "Claim_storyId_lapsedLevel_idx" ON "Claim"("storyId", "lapsedLevel");
