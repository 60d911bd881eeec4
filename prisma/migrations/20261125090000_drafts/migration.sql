-- CreateTable
CREATE TABLE "Draft" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "storyId" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "paragraphs" TEXT NOT NULL,
    "links" TEXT NOT NULL,
    "sentences" TEXT NOT NULL,
    "wordCount" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "fileName" TEXT NOT NULL DEFAULT '',
    "addedById" INTEGER NOT NULL,
    "addedAt" DATETIME NOT NULL,
    CONSTRAINT "Draft_storyId_fkey" FOREIGN KEY ("storyId") REFERENCES "Story" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Draft_addedById_fkey" FOREIGN KEY ("addedById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Placement" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "draftId" INTEGER NOT NULL,
    "claimId" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "start" INTEGER,
    "end" INTEGER,
    "exact" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "suffix" TEXT NOT NULL,
    "wasExact" TEXT,
    "candidates" TEXT NOT NULL DEFAULT '[]',
    "decidedById" INTEGER,
    "decidedAt" DATETIME,
    "revision" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "Placement_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "Draft" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Placement_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Placement_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Proposal" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "draftId" INTEGER NOT NULL,
    "origin" TEXT NOT NULL DEFAULT 'rules',
    "state" TEXT NOT NULL DEFAULT 'open',
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "data" TEXT NOT NULL,
    "claimId" INTEGER,
    "decidedById" INTEGER,
    "decidedAt" DATETIME,
    "revision" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "Proposal_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "Draft" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Proposal_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Proposal_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Draft_storyId_number_key" ON "Draft"("storyId", "number");

-- CreateIndex
CREATE INDEX "Placement_claimId_draftId_idx" ON "Placement"("claimId", "draftId");

-- CreateIndex
CREATE INDEX "Placement_draftId_state_idx" ON "Placement"("draftId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Placement_draftId_claimId_key" ON "Placement"("draftId", "claimId");

-- CreateIndex
CREATE INDEX "Proposal_draftId_state_start_idx" ON "Proposal"("draftId", "state", "start");

-- CreateIndex
CREATE INDEX "Proposal_fingerprint_idx" ON "Proposal"("fingerprint");

-- CreateIndex
CREATE INDEX "Proposal_claimId_idx" ON "Proposal"("claimId");

-- A draft is what stood there when claims were placed in it: never changed, never deleted.
CREATE TRIGGER "Draft_refuse_update" BEFORE UPDATE ON "Draft"
BEGIN
  SELECT RAISE(ABORT, 'a draft is never changed: add the next one');
END;

CREATE TRIGGER "Draft_refuse_delete" BEFORE DELETE ON "Draft"
BEGIN
  SELECT RAISE(ABORT, 'drafts are never deleted');
END;

CREATE TRIGGER "Placement_refuse_delete" BEFORE DELETE ON "Placement"
BEGIN
  SELECT RAISE(ABORT, 'placements change their state, they are never deleted');
END;

CREATE TRIGGER "Proposal_refuse_delete" BEFORE DELETE ON "Proposal"
BEGIN
  SELECT RAISE(ABORT, 'proposals are dismissed, never deleted');
END;
