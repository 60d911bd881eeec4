-- Right of reply: whom a story asked to answer which claims, and what became of it.
-- CreateTable
CREATE TABLE "ReplyRequest" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "storyId" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "sourceId" INTEGER,
    "whom" TEXT NOT NULL DEFAULT '',
    "channel" TEXT,
    "deadlineAt" DATETIME,
    "sentAt" DATETIME,
    "sentById" INTEGER,
    "outcome" TEXT NOT NULL DEFAULT 'not_contacted',
    "outcomeAt" DATETIME,
    "outcomeById" INTEGER,
    "reply" TEXT NOT NULL DEFAULT '',
    "revision" INTEGER NOT NULL DEFAULT 0,
    "createdById" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "changedById" INTEGER NOT NULL,
    "changedAt" DATETIME NOT NULL,
    "withdrawnAt" DATETIME,
    "withdrawnById" INTEGER,
    "withdrawnReason" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "ReplyRequest_storyId_fkey" FOREIGN KEY ("storyId") REFERENCES "Story" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ReplyRequest_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "ReplyRequest_sentById_fkey" FOREIGN KEY ("sentById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "ReplyRequest_outcomeById_fkey" FOREIGN KEY ("outcomeById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "ReplyRequest_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ReplyRequest_changedById_fkey" FOREIGN KEY ("changedById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ReplyRequest_withdrawnById_fkey" FOREIGN KEY ("withdrawnById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReplyRequestClaim" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "requestId" INTEGER NOT NULL,
    "claimId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "wording" TEXT NOT NULL,
    "contentRevision" INTEGER NOT NULL,
    "answered" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "ReplyRequestClaim_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "ReplyRequest" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ReplyRequestClaim_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReplyReminder" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "requestId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "channel" TEXT NOT NULL,
    "byId" INTEGER NOT NULL,
    "removedAt" DATETIME,
    CONSTRAINT "ReplyReminder_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "ReplyRequest" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ReplyReminder_byId_fkey" FOREIGN KEY ("byId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "ReplyRequest_storyId_withdrawnAt_deadlineAt_idx" ON "ReplyRequest"("storyId", "withdrawnAt", "deadlineAt");

-- CreateIndex
CREATE INDEX "ReplyRequest_outcome_deadlineAt_idx" ON "ReplyRequest"("outcome", "deadlineAt");

-- CreateIndex
CREATE INDEX "ReplyRequest_sourceId_idx" ON "ReplyRequest"("sourceId");

-- CreateIndex
CREATE INDEX "ReplyRequestClaim_claimId_idx" ON "ReplyRequestClaim"("claimId");

-- CreateIndex
CREATE UNIQUE INDEX "ReplyRequestClaim_requestId_claimId_key" ON "ReplyRequestClaim"("requestId", "claimId");

-- CreateIndex
CREATE INDEX "ReplyReminder_requestId_idx" ON "ReplyReminder"("requestId");

CREATE TRIGGER "ReplyRequest_refuse_delete" BEFORE DELETE ON "ReplyRequest"
BEGIN
  SELECT RAISE(ABORT, 'reply requests are withdrawn, never deleted');
END;

CREATE TRIGGER "ReplyReminder_refuse_delete" BEFORE DELETE ON "ReplyReminder"
BEGIN
  SELECT RAISE(ABORT, 'reminders are taken back, never deleted');
END;
