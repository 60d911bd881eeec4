-- Questions become threads: replies beside the one answer, which stays where it was, and whom a text names.
-- CreateTable
CREATE TABLE "QuestionReply" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "questionId" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "byId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "takenBackAt" DATETIME,
    CONSTRAINT "QuestionReply_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "Question" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "QuestionReply_byId_fkey" FOREIGN KEY ("byId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Mention" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "questionId" INTEGER NOT NULL,
    "inAnswer" BOOLEAN NOT NULL DEFAULT false,
    "replyId" INTEGER,
    "userId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "settledAt" DATETIME,
    CONSTRAINT "Mention_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "Question" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Mention_replyId_fkey" FOREIGN KEY ("replyId") REFERENCES "QuestionReply" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Mention_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "QuestionReply_questionId_idx" ON "QuestionReply"("questionId");

-- CreateIndex
CREATE INDEX "Mention_questionId_idx" ON "Mention"("questionId");

-- CreateIndex
CREATE INDEX "Mention_userId_settledAt_idx" ON "Mention"("userId", "settledAt");

-- CreateIndex
CREATE INDEX "Question_raisedById_closedAt_idx" ON "Question"("raisedById", "closedAt");

CREATE TRIGGER "QuestionReply_refuse_delete" BEFORE DELETE ON "QuestionReply"
BEGIN
  SELECT RAISE(ABORT, 'replies are taken back, never deleted');
END;

CREATE TRIGGER "Mention_refuse_delete" BEFORE DELETE ON "Mention"
BEGIN
  SELECT RAISE(ABORT, 'mentions are settled, never deleted');
END;
