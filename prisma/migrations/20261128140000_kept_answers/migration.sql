-- What a command answered, under the key by which its sender means it to be done once.
CREATE TABLE "KeptAnswer" (
    "userId" INTEGER NOT NULL,
    "keyHash" TEXT NOT NULL,
    "inputHash" TEXT NOT NULL,
    "answer" BLOB NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("userId", "keyHash"),
    CONSTRAINT "KeptAnswer_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE INDEX "KeptAnswer_at_idx" ON "KeptAnswer"("at");

-- It stands for what logging a claim had by itself.
DROP INDEX "Claim_entryKey_key";
ALTER TABLE "Claim" DROP COLUMN "entryKey";
