-- CreateTable
CREATE TABLE "Event" (
    "seq" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "at" DATETIME NOT NULL,
    "actorId" INTEGER,
    "type" TEXT NOT NULL,
    "storyId" INTEGER,
    "claimId" INTEGER,
    "sourceId" INTEGER,
    "userId" INTEGER,
    "data" TEXT NOT NULL,
    "prevHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    CONSTRAINT "Event_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Claim" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "storyId" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "wording" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'fact',
    "assertedBy" TEXT NOT NULL DEFAULT '',
    "attribution" TEXT NOT NULL DEFAULT 'unattributed',
    "level" TEXT NOT NULL DEFAULT 'unverified',
    "reviewState" TEXT NOT NULL DEFAULT 'open',
    "legalRisk" TEXT NOT NULL DEFAULT 'none',
    "checkerId" INTEGER,
    "asOf" DATETIME,
    "recheckOn" DATETIME,
    "note" TEXT NOT NULL DEFAULT '',
    "loggedById" INTEGER NOT NULL,
    "loggedAt" DATETIME NOT NULL,
    "contentChangedById" INTEGER NOT NULL,
    "contentRevision" INTEGER NOT NULL DEFAULT 0,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "updatedAt" DATETIME NOT NULL,
    "readyAt" DATETIME,
    "withdrawnAt" DATETIME,
    "withdrawnById" INTEGER,
    "withdrawnReason" TEXT NOT NULL DEFAULT '',
    "entryKey" TEXT,
    "sourceCount" INTEGER NOT NULL DEFAULT 0,
    "originCount" INTEGER NOT NULL DEFAULT 0,
    "sourceNames" TEXT NOT NULL DEFAULT '',
    "verdictAt" DATETIME,
    "verdictById" INTEGER,
    CONSTRAINT "Claim_storyId_fkey" FOREIGN KEY ("storyId") REFERENCES "Story" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Claim_checkerId_fkey" FOREIGN KEY ("checkerId") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Claim_loggedById_fkey" FOREIGN KEY ("loggedById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Claim_contentChangedById_fkey" FOREIGN KEY ("contentChangedById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Claim_withdrawnById_fkey" FOREIGN KEY ("withdrawnById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ClaimTag" (
    "claimId" INTEGER NOT NULL,
    "tag" TEXT NOT NULL,

    PRIMARY KEY ("claimId", "tag"),
    CONSTRAINT "ClaimTag_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Citation" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "claimId" INTEGER NOT NULL,
    "sourceId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "stance" TEXT NOT NULL DEFAULT 'supports',
    "terms" TEXT NOT NULL DEFAULT 'on_record',
    "termsAgreed" TEXT NOT NULL DEFAULT '',
    "basis" TEXT,
    "credibility" INTEGER NOT NULL DEFAULT 6,
    "quote" TEXT NOT NULL DEFAULT '',
    "locator" TEXT NOT NULL DEFAULT '',
    "saidOn" DATETIME,
    "note" TEXT NOT NULL DEFAULT '',
    "addedById" INTEGER NOT NULL,
    "addedAt" DATETIME NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "removedAt" DATETIME,
    CONSTRAINT "Citation_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Citation_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Citation_addedById_fkey" FOREIGN KEY ("addedById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CitationRest" (
    "citationId" INTEGER NOT NULL,
    "sourceId" INTEGER NOT NULL,

    PRIMARY KEY ("citationId", "sourceId"),
    CONSTRAINT "CitationRest_citationId_fkey" FOREIGN KEY ("citationId") REFERENCES "Citation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "CitationRest_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Attachment" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "citationId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "addedById" INTEGER NOT NULL,
    "addedAt" DATETIME NOT NULL,
    "removedAt" DATETIME,
    CONSTRAINT "Attachment_citationId_fkey" FOREIGN KEY ("citationId") REFERENCES "Citation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Attachment_addedById_fkey" FOREIGN KEY ("addedById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SavedView" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "ownerId" INTEGER NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "storyId" INTEGER,
    "query" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "removedAt" DATETIME,
    CONSTRAINT "SavedView_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "SavedView_storyId_fkey" FOREIGN KEY ("storyId") REFERENCES "Story" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "User" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "passwordHash" TEXT,
    "oidcSubject" TEXT,
    "sessionEpoch" INTEGER NOT NULL DEFAULT 0,
    "disabledAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "invitedById" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "revokedAt" DATETIME,
    "acceptedAt" DATETIME,
    "acceptedById" INTEGER,
    CONSTRAINT "Invitation_invitedById_fkey" FOREIGN KEY ("invitedById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Invitation_acceptedById_fkey" FOREIGN KEY ("acceptedById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Source" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "nameKey" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "reliability" TEXT NOT NULL DEFAULT 'F',
    "title" TEXT NOT NULL DEFAULT '',
    "employer" TEXT NOT NULL DEFAULT '',
    "aliases" TEXT NOT NULL DEFAULT '',
    "url" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "mergedIntoId" INTEGER,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "createdById" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Source_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Source" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Source_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SourceDerivation" (
    "sourceId" INTEGER NOT NULL,
    "originId" INTEGER NOT NULL,

    PRIMARY KEY ("sourceId", "originId"),
    CONSTRAINT "SourceDerivation_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "SourceDerivation_originId_fkey" FOREIGN KEY ("originId") REFERENCES "Source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SourceMerge" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "fromId" INTEGER NOT NULL,
    "intoId" INTEGER NOT NULL,
    "moved" JSONB NOT NULL,
    "mergedById" INTEGER NOT NULL,
    "mergedAt" DATETIME NOT NULL,
    "undoneAt" DATETIME,
    CONSTRAINT "SourceMerge_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "Source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "SourceMerge_intoId_fkey" FOREIGN KEY ("intoId") REFERENCES "Source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "SourceMerge_mergedById_fkey" FOREIGN KEY ("mergedById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Story" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "slug" TEXT NOT NULL,
    "headline" TEXT NOT NULL,
    "desk" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "deadlineAt" DATETIME,
    "status" TEXT NOT NULL DEFAULT 'drafting',
    "restricted" BOOLEAN NOT NULL DEFAULT false,
    "nextClaimNumber" INTEGER NOT NULL DEFAULT 1,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "createdById" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Story_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "StoryMember" (
    "storyId" INTEGER NOT NULL,
    "userId" INTEGER NOT NULL,
    "addedAt" DATETIME NOT NULL,

    PRIMARY KEY ("storyId", "userId"),
    CONSTRAINT "StoryMember_storyId_fkey" FOREIGN KEY ("storyId") REFERENCES "Story" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "StoryMember_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Verdict" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "claimId" INTEGER NOT NULL,
    "level" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "reviewerId" INTEGER NOT NULL,
    "givenAt" DATETIME NOT NULL,
    "contentRevision" INTEGER NOT NULL,
    "lapsedAt" DATETIME,
    "lapsedReason" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "Verdict_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Verdict_reviewerId_fkey" FOREIGN KEY ("reviewerId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Query" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "claimId" INTEGER NOT NULL,
    "question" TEXT NOT NULL,
    "raisedById" INTEGER NOT NULL,
    "raisedAt" DATETIME NOT NULL,
    "answer" TEXT NOT NULL DEFAULT '',
    "answeredById" INTEGER,
    "answeredAt" DATETIME,
    "closedById" INTEGER,
    "closedAt" DATETIME,
    "dismissReason" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "Query_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Query_raisedById_fkey" FOREIGN KEY ("raisedById") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Query_answeredById_fkey" FOREIGN KEY ("answeredById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Query_closedById_fkey" FOREIGN KEY ("closedById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Event_hash_key" ON "Event"("hash");

-- CreateIndex
CREATE INDEX "Event_claimId_seq_idx" ON "Event"("claimId", "seq");

-- CreateIndex
CREATE INDEX "Event_storyId_seq_idx" ON "Event"("storyId", "seq");

-- CreateIndex
CREATE INDEX "Event_sourceId_seq_idx" ON "Event"("sourceId", "seq");

-- CreateIndex
CREATE INDEX "Event_userId_seq_idx" ON "Event"("userId", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "Claim_entryKey_key" ON "Claim"("entryKey");

-- CreateIndex
CREATE UNIQUE INDEX "Claim_storyId_number_key" ON "Claim"("storyId", "number");

-- CreateIndex
CREATE INDEX "ClaimTag_tag_claimId_idx" ON "ClaimTag"("tag", "claimId");

-- CreateIndex
CREATE INDEX "Citation_claimId_position_idx" ON "Citation"("claimId", "position");

-- CreateIndex
CREATE INDEX "Citation_sourceId_idx" ON "Citation"("sourceId");

-- CreateIndex
CREATE INDEX "CitationRest_sourceId_idx" ON "CitationRest"("sourceId");

-- CreateIndex
CREATE INDEX "Attachment_citationId_idx" ON "Attachment"("citationId");

-- CreateIndex
CREATE INDEX "SavedView_ownerId_idx" ON "SavedView"("ownerId");

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE UNIQUE INDEX "User_oidcSubject_key" ON "User"("oidcSubject");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_tokenHash_key" ON "Invitation"("tokenHash");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_acceptedById_key" ON "Invitation"("acceptedById");

-- CreateIndex
CREATE INDEX "Source_nameKey_idx" ON "Source"("nameKey");

-- CreateIndex
CREATE INDEX "Source_mergedIntoId_idx" ON "Source"("mergedIntoId");

-- CreateIndex
CREATE INDEX "SourceDerivation_originId_idx" ON "SourceDerivation"("originId");

-- CreateIndex
CREATE INDEX "SourceMerge_fromId_idx" ON "SourceMerge"("fromId");

-- CreateIndex
CREATE INDEX "SourceMerge_intoId_idx" ON "SourceMerge"("intoId");

-- CreateIndex
CREATE UNIQUE INDEX "Story_slug_key" ON "Story"("slug");

-- CreateIndex
CREATE INDEX "Story_status_deadlineAt_idx" ON "Story"("status", "deadlineAt");

-- CreateIndex
CREATE INDEX "Story_restricted_idx" ON "Story"("restricted");

-- CreateIndex
CREATE INDEX "StoryMember_userId_idx" ON "StoryMember"("userId");

-- CreateIndex
CREATE INDEX "Verdict_claimId_id_idx" ON "Verdict"("claimId", "id");

-- CreateIndex
CREATE INDEX "Query_claimId_idx" ON "Query"("claimId");

-- CreateIndex
CREATE INDEX "Query_closedAt_idx" ON "Query"("closedAt");
