-- Who ever did something in a story, without walking its log.
CREATE INDEX "Event_storyId_actorId_idx" ON "Event"("storyId", "actorId");
