-- Confidential sources: a handle and an agreed description in the directory, and who is behind it
-- sealed beside it, under a key that is not in the database.
CREATE TABLE "SourceIdentity" (
    "sourceId" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "sealed" TEXT NOT NULL DEFAULT '',
    "keeperId" INTEGER NOT NULL,
    "keptAt" DATETIME,
    "revision" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "SourceIdentity_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "SourceIdentity_keeperId_fkey" FOREIGN KEY ("keeperId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "SourceIdentityReader" (
    "sourceId" INTEGER NOT NULL,
    "userId" INTEGER NOT NULL,
    "namedById" INTEGER NOT NULL,
    "namedAt" DATETIME NOT NULL,

    PRIMARY KEY ("sourceId", "userId"),
    CONSTRAINT "SourceIdentityReader_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "SourceIdentityReader_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "SourceIdentityReader_namedById_fkey" FOREIGN KEY ("namedById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "IdentityAttestation" (
    "sourceId" INTEGER NOT NULL,
    "userId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("sourceId", "userId"),
    CONSTRAINT "IdentityAttestation_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "IdentityAttestation_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

ALTER TABLE "Source" ADD COLUMN "confidential" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Source" ADD COLUMN "agreedDescription" TEXT NOT NULL DEFAULT '';

CREATE INDEX "SourceIdentity_keeperId_idx" ON "SourceIdentity"("keeperId");

CREATE INDEX "SourceIdentityReader_userId_idx" ON "SourceIdentityReader"("userId");

CREATE INDEX "IdentityAttestation_userId_idx" ON "IdentityAttestation"("userId");

CREATE TRIGGER "SourceIdentity_refuse_delete" BEFORE DELETE ON "SourceIdentity"
BEGIN
  SELECT RAISE(ABORT, 'what is sealed is erased, its keeper stays');
END;
