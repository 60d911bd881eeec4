-- The gate before publication: by which policy, what was let pass and signed, and which draft may go
-- out. Nothing of it is deleted: it is taken back, or reopened.
-- CreateTable
CREATE TABLE "ClearancePolicy" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "rules" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "createdById" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "ClearancePolicy_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "StoryPolicy" (
    "storyId" INTEGER NOT NULL PRIMARY KEY,
    "policy" TEXT NOT NULL,
    "chosenById" INTEGER NOT NULL,
    "chosenAt" DATETIME NOT NULL,
    CONSTRAINT "StoryPolicy_storyId_fkey" FOREIGN KEY ("storyId") REFERENCES "Story" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "StoryPolicy_chosenById_fkey" FOREIGN KEY ("chosenById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Clearance" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "storyId" INTEGER NOT NULL,
    "draftId" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "policy" TEXT NOT NULL,
    "rules" TEXT NOT NULL,
    "overridden" INTEGER NOT NULL,
    "clearedById" INTEGER NOT NULL,
    "clearedAt" DATETIME NOT NULL,
    "reopenedAt" DATETIME,
    "reopenedById" INTEGER,
    "reopenedFor" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "Clearance_storyId_fkey" FOREIGN KEY ("storyId") REFERENCES "Story" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Clearance_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "Draft" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Clearance_clearedById_fkey" FOREIGN KEY ("clearedById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Clearance_reopenedById_fkey" FOREIGN KEY ("reopenedById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "GateOverride" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "storyId" INTEGER NOT NULL,
    "claimId" INTEGER,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "givenById" INTEGER NOT NULL,
    "givenAt" DATETIME NOT NULL,
    "takenBackAt" DATETIME,
    CONSTRAINT "GateOverride_storyId_fkey" FOREIGN KEY ("storyId") REFERENCES "Story" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "GateOverride_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "GateOverride_givenById_fkey" FOREIGN KEY ("givenById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SignOff" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "storyId" INTEGER NOT NULL,
    "claimId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "contentRevision" INTEGER NOT NULL,
    "givenById" INTEGER NOT NULL,
    "givenAt" DATETIME NOT NULL,
    "takenBackAt" DATETIME,
    CONSTRAINT "SignOff_storyId_fkey" FOREIGN KEY ("storyId") REFERENCES "Story" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "SignOff_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "SignOff_givenById_fkey" FOREIGN KEY ("givenById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "ClearancePolicy_name_key" ON "ClearancePolicy"("name");

-- CreateIndex
CREATE INDEX "Clearance_storyId_reopenedAt_idx" ON "Clearance"("storyId", "reopenedAt");

-- CreateIndex
CREATE INDEX "GateOverride_storyId_takenBackAt_idx" ON "GateOverride"("storyId", "takenBackAt");

-- CreateIndex
CREATE INDEX "GateOverride_claimId_idx" ON "GateOverride"("claimId");

-- CreateIndex
CREATE INDEX "SignOff_claimId_kind_idx" ON "SignOff"("claimId", "kind");

-- CreateIndex
CREATE INDEX "SignOff_storyId_takenBackAt_idx" ON "SignOff"("storyId", "takenBackAt");

-- A story is cleared once at a time.
CREATE TRIGGER "Clearance_stands_once" BEFORE INSERT ON "Clearance"
WHEN NEW."reopenedAt" IS NULL AND EXISTS (
  SELECT 1 FROM "Clearance" c WHERE c."storyId" = NEW."storyId" AND c."reopenedAt" IS NULL
)
BEGIN
  SELECT RAISE(ABORT, 'a story is cleared once at a time');
END;

CREATE TRIGGER "Clearance_refuse_delete" BEFORE DELETE ON "Clearance"
BEGIN
  SELECT RAISE(ABORT, 'clearances are reopened, never deleted');
END;

CREATE TRIGGER "GateOverride_refuse_delete" BEFORE DELETE ON "GateOverride"
BEGIN
  SELECT RAISE(ABORT, 'overrides are taken back, never deleted');
END;

CREATE TRIGGER "SignOff_refuse_delete" BEFORE DELETE ON "SignOff"
BEGIN
  SELECT RAISE(ABORT, 'sign-offs are taken back, never deleted');
END;

CREATE TRIGGER "ClearancePolicy_refuse_delete" BEFORE DELETE ON "ClearancePolicy"
BEGIN
  SELECT RAISE(ABORT, 'stories were cleared by it');
END;
