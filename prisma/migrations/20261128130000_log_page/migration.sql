-- The log is asked by what happened and by who did it, the latest first. An index carries the
-- row's seq with it, so that both are walked in the log's order.
CREATE INDEX "Event_type_idx" ON "Event"("type");
CREATE INDEX "Event_actorId_idx" ON "Event"("actorId");
-- What befell an account while nobody was signed in has no actor.
CREATE INDEX "Event_userId_actorId_idx" ON "Event"("userId", "actorId");

-- Which stories had claims in an export of the newsroom, for each story's history. The event itself
-- says it, too; here it is found by the story.
CREATE TABLE "StoryExport" (
    "seq" INTEGER NOT NULL,
    "storyId" INTEGER NOT NULL,
    "claims" INTEGER NOT NULL,
    PRIMARY KEY ("storyId", "seq"),
    CONSTRAINT "StoryExport_storyId_fkey" FOREIGN KEY ("storyId") REFERENCES "Story" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE TRIGGER "StoryExport_refuse_update" BEFORE UPDATE ON "StoryExport"
BEGIN
  SELECT RAISE(ABORT, 'what left is never changed');
END;
CREATE TRIGGER "StoryExport_refuse_delete" BEFORE DELETE ON "StoryExport"
BEGIN
  SELECT RAISE(ABORT, 'what left is never deleted');
END;
