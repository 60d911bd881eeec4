-- What a person said a paragraph of a draft is, where it is not what the file said.
CREATE TABLE "DraftPart" (
    "draftId" INTEGER NOT NULL,
    "paragraph" INTEGER NOT NULL,
    "part" TEXT NOT NULL,
    "setById" INTEGER NOT NULL,
    "setAt" DATETIME NOT NULL,
    PRIMARY KEY ("draftId", "paragraph"),
    CONSTRAINT "DraftPart_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "Draft" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "DraftPart_setById_fkey" FOREIGN KEY ("setById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
