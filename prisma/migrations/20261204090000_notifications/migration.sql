-- What concerns somebody, told by references; how they want to be told; mails on their way.
-- CreateTable
CREATE TABLE "Notification" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "userId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "storyId" INTEGER NOT NULL,
    "claimId" INTEGER,
    "requestId" INTEGER,
    "firstSeq" INTEGER NOT NULL DEFAULT 0,
    "lastSeq" INTEGER NOT NULL DEFAULT 0,
    "at" DATETIME NOT NULL,
    "unreadKey" TEXT,
    "readAt" DATETIME,
    "mail" TEXT NOT NULL,
    "mailId" INTEGER,
    CONSTRAINT "Notification_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Notification_storyId_fkey" FOREIGN KEY ("storyId") REFERENCES "Story" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Notification_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Notification_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "ReplyRequest" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Notification_mailId_fkey" FOREIGN KEY ("mailId") REFERENCES "Mail" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "NotificationChoice" (
    "userId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "how" TEXT NOT NULL,

    PRIMARY KEY ("userId", "kind"),
    CONSTRAINT "NotificationChoice_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "NotifiedDue" (
    "kind" TEXT NOT NULL,
    "aboutId" INTEGER NOT NULL,
    "due" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("kind", "aboutId", "due")
);

-- CreateTable
CREATE TABLE "Mail" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "userId" INTEGER NOT NULL,
    "day" TEXT,
    "madeAt" DATETIME NOT NULL,
    "outcome" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAt" DATETIME NOT NULL,
    "endedAt" DATETIME,
    "failure" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "Mail_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Notification_userId_at_idx" ON "Notification"("userId", "at");

-- CreateIndex
CREATE INDEX "Notification_firstSeq_idx" ON "Notification"("firstSeq");

-- CreateIndex
CREATE INDEX "Notification_mail_mailId_idx" ON "Notification"("mail", "mailId");

-- CreateIndex
CREATE INDEX "Notification_mailId_idx" ON "Notification"("mailId");

-- CreateIndex
CREATE INDEX "Notification_at_idx" ON "Notification"("at");

-- CreateIndex
CREATE UNIQUE INDEX "Notification_userId_unreadKey_key" ON "Notification"("userId", "unreadKey");

-- CreateIndex
CREATE INDEX "NotifiedDue_at_idx" ON "NotifiedDue"("at");

-- CreateIndex
CREATE INDEX "Mail_outcome_nextAt_idx" ON "Mail"("outcome", "nextAt");

-- CreateIndex
CREATE UNIQUE INDEX "Mail_userId_day_key" ON "Mail"("userId", "day");
