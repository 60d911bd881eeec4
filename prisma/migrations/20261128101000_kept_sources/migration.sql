-- A source as one story keeps it, while its readers have not taken over a change by somebody who
-- cannot see the story.
ALTER TABLE "Source" ADD COLUMN "keptForId" INTEGER REFERENCES "Story" ("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE INDEX "Source_keptForId_idx" ON "Source"("keptForId");

CREATE TABLE "SourceProposal" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "storyId" INTEGER NOT NULL,
    "sourceId" INTEGER NOT NULL,
    "proposedById" INTEGER NOT NULL,
    "proposedAt" DATETIME NOT NULL,
    "decidedById" INTEGER,
    "decidedAt" DATETIME,
    "accepted" BOOLEAN,
    CONSTRAINT "SourceProposal_storyId_fkey" FOREIGN KEY ("storyId") REFERENCES "Story" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "SourceProposal_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "SourceProposal_proposedById_fkey" FOREIGN KEY ("proposedById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "SourceProposal_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE INDEX "SourceProposal_storyId_decidedAt_idx" ON "SourceProposal"("storyId", "decidedAt");
CREATE INDEX "SourceProposal_sourceId_idx" ON "SourceProposal"("sourceId");
