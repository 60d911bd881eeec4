-- Sentences of a draft in which a person found nothing to check.
CREATE TABLE "NothingToCheck" (
    "draftId" INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "saidById" INTEGER NOT NULL,
    "saidAt" DATETIME NOT NULL,
    PRIMARY KEY ("draftId", "start"),
    CONSTRAINT "NothingToCheck_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "Draft" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "NothingToCheck_saidById_fkey" FOREIGN KEY ("saidById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
