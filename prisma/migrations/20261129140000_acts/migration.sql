-- What somebody did with one command, for a day: what its rows were before, so that it can be undone.
CREATE TABLE "Act" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "lastSeq" INTEGER NOT NULL,
    "userId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "said" TEXT NOT NULL,
    "changes" TEXT NOT NULL,
    CONSTRAINT "Act_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE INDEX "Act_userId_idx" ON "Act"("userId");

CREATE INDEX "Act_at_idx" ON "Act"("at");

-- A verdict that was taken back stands in the record as one that lapsed, and is told from those.
ALTER TABLE "Verdict" ADD COLUMN "undoneAt" DATETIME;
