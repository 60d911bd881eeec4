-- From here on the chain covers a salted hash of what an event says (its data, and the rows that
-- its command wrote) beside its frame. Events before this have neither hash nor salt and are
-- verified as they always were.
ALTER TABLE "Event" ADD COLUMN "contentHash" TEXT;
ALTER TABLE "Event" ADD COLUMN "salt" TEXT;

-- CreateTable
CREATE TABLE "EventRows" (
    "seq" INTEGER NOT NULL PRIMARY KEY,
    "rows" TEXT NOT NULL,
    CONSTRAINT "EventRows_seq_fkey" FOREIGN KEY ("seq") REFERENCES "Event" ("seq") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- REPLACE takes the old row away without the trigger for deletions, so a new event has to be the
-- next one, to follow the last, and to carry a hash that no other has.
CREATE TRIGGER "Event_refuse_insert" BEFORE INSERT ON "Event"
WHEN NEW."seq" IS NOT (SELECT coalesce(max("seq"), 0) + 1 FROM "Event")
  OR NEW."prevHash" IS NOT coalesce(
    (SELECT "hash" FROM "Event" ORDER BY "seq" DESC LIMIT 1),
    '0000000000000000000000000000000000000000000000000000000000000000')
  OR EXISTS (SELECT 1 FROM "Event" WHERE "hash" = NEW."hash")
BEGIN
  SELECT RAISE(ABORT, 'the log is append-only: an event follows the last one');
END;

-- The one change there may be takes away what an event says, whole, and leaves its frame and the
-- hash; after an event was written that names it.
DROP TRIGGER "Event_refuse_update";
CREATE TRIGGER "Event_refuse_update" BEFORE UPDATE ON "Event"
WHEN NOT (
  (NEW."seq", NEW."at", NEW."actorId", NEW."type", NEW."storyId", NEW."claimId", NEW."sourceId",
    NEW."userId", NEW."prevHash", NEW."hash", NEW."contentHash")
  IS (OLD."seq", OLD."at", OLD."actorId", OLD."type", OLD."storyId", OLD."claimId", OLD."sourceId",
    OLD."userId", OLD."prevHash", OLD."hash", OLD."contentHash")
  AND OLD."contentHash" IS NOT NULL AND OLD."salt" IS NOT NULL
  AND NEW."salt" IS NULL AND NEW."data" = '{}'
  AND OLD."type" <> 'content.erased'
  AND EXISTS (
    SELECT 1 FROM "Event" "act", json_each("act"."data", '$.events') "named"
    WHERE "act"."seq" > OLD."seq" AND "act"."type" = 'content.erased'
      AND "named"."value" = OLD."seq")
)
BEGIN
  SELECT RAISE(ABORT, 'the log is append-only: events are never changed');
END;

CREATE TRIGGER "EventRows_refuse_insert" BEFORE INSERT ON "EventRows"
WHEN EXISTS (SELECT 1 FROM "EventRows" WHERE "seq" >= NEW."seq")
  OR NOT EXISTS (SELECT 1 FROM "Event" WHERE "seq" = NEW."seq" AND "salt" IS NOT NULL)
BEGIN
  SELECT RAISE(ABORT, 'the log is append-only: rows belong to a new event');
END;

CREATE TRIGGER "EventRows_refuse_update" BEFORE UPDATE ON "EventRows"
BEGIN
  SELECT RAISE(ABORT, 'the log is append-only: rows of events are never changed');
END;

-- With what the event says its rows go, and not otherwise.
CREATE TRIGGER "EventRows_refuse_delete" BEFORE DELETE ON "EventRows"
WHEN NOT EXISTS (
  SELECT 1 FROM "Event" WHERE "seq" = OLD."seq" AND "contentHash" IS NOT NULL AND "salt" IS NULL)
BEGIN
  SELECT RAISE(ABORT, 'the log is append-only: rows of events are never deleted');
END;
