/** Which of a command's events says of which row that it was written. Pure. */
import type { Json } from "./canonical";
import type { NewEvent } from "./events";
import type { RowImage } from "./row-images";
import { WRITTEN_BY } from "./written-by";

type Said = { event: NewEvent; images: RowImage[] };

const SUBJECTS = ["claimId", "sourceId", "userId", "storyId"] as const;

/** The subject that a table's own id is, where its rows are events' subjects themselves. */
const OWN = new Map<string, (typeof SUBJECTS)[number]>([
  ["Claim", "claimId"],
  ["Source", "sourceId"],
  ["User", "userId"],
  ["Story", "storyId"],
]);

/**
 * Each row stands with an event that is about the same claim, source, person or story, so that what
 * is erased of one takes nothing of another along; where no event is known to write to its table,
 * with the first: what was written is in the log in any case.
 */
export function givenToEvents(events: readonly NewEvent[], images: readonly RowImage[]): Said[] {
  const said = events.map((event): Said => ({ event, images: [] }));
  const [first] = said;
  if (!first) throw new Error("A write needs an event.");
  const byTable = new Map<string, Writers>();
  for (const image of images) {
    const [table] = image;
    const writers = byTable.get(table) ?? writersOf(said, table);
    byTable.set(table, writers);
    const about = subjectsOf(image).flatMap(
      ([subject, id]) => writers.bySubject.get(`${subject} ${id}`) ?? [],
    );
    const holder = about[0] ?? writers.first ?? first;
    holder.images.push(image);
  }
  return said;
}

type Writers = { first: Said | undefined; bySubject: ReadonlyMap<string, Said> };

function writersOf(said: readonly Said[], table: RowImage[0]): Writers {
  const writing = said.filter(({ event }) => WRITTEN_BY[event.type].includes(table));
  const bySubject = new Map<string, Said>();
  for (const each of writing) {
    for (const subject of SUBJECTS) {
      const id = each.event[subject];
      const key = `${subject} ${id}`;
      if (id !== undefined && !bySubject.has(key)) bySubject.set(key, each);
    }
  }
  return { first: writing[0], bySubject };
}

/** What a row is about, the nearest first. */
function subjectsOf([table, [id], image]: RowImage): Array<[string, number]> {
  const own = OWN.get(table);
  const ids: Array<[string, Json | undefined]> = SUBJECTS.map((subject) => [
    subject,
    image?.[subject],
  ]);
  if (own) ids.unshift([own, id]);
  return ids.filter((entry): entry is [string, number] => typeof entry[1] === "number");
}
