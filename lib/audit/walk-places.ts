/**
 * Finds a page of events by their places in the log. Each question is walked along the one index that
 * leaves the least to look at, the latest first, and never further than a few milliseconds take: where
 * little fits in a long log, the page ends early and says where to go on. Whoever asks says what
 * exists for the reader.
 */
import { rows } from "@/lib/platform/rows";
import { Prisma } from "@/prisma/generated/client";

/** A place in the log; where `isHidden`, no more than that and when is told. */
export type LogPlace = { seq: number; at: string; isHidden: 0 | 1 };

export type Walked = {
  places: LogPlace[];
  /** Where the next page goes on; null at the beginning of the log. */
  older: number | null;
};

/** How many places the statements of one page look at, one after the other, until it is full. */
const STEPS = [400, 1_200, 2_400, 4_000];

export async function walkPlaces(question: EventQuestion, size: number): Promise<Walked> {
  const places: LogPlace[] = [];
  let { before } = question;
  for (const step of STEPS) {
    const most = question.fits === null ? size + 1 - places.length : step;
    const found = await look(question, before, most);
    places.push(...found.filter(({ fits }) => fits === 1));
    if (places.length > size) break;
    const last = found.at(-1);
    if (found.length < most || !last) return { places: places.map(bare), older: null };
    before = last.seq;
  }
  const shown = places.slice(0, size);
  const older = places.length > size ? (shown.at(-1)?.seq ?? null) : before;
  return { places: shown.map(bare), older };
}

function bare({ seq, at, isHidden }: LogPlace): LogPlace {
  return { seq, at, isHidden };
}

/** A table with an index that begins with what `condition` asks of its row `l`. */
export type Way = { table: Prisma.Sql; condition: Prisma.Sql };

export const EVENTS = Prisma.raw(`"Event"`);

export type EventQuestion = {
  /** Each along one index; what is in any of them is looked at. */
  along: readonly Way[];
  /** What must hold beside; null where nothing must. */
  fits: Prisma.Sql | null;
  /** Whether it is of what does not exist for the reader. */
  isOut: Prisma.Sql;
  before: number;
  after: number;
};

function look(
  { along, fits, after, isOut }: EventQuestion,
  before: number,
  most: number,
): Promise<Array<LogPlace & { fits: 0 | 1 }>> {
  const arms = along.map(
    ({ table, condition }) => Prisma.sql`SELECT * FROM (
      SELECT l."seq" FROM ${table} l
      WHERE ${condition} AND l."seq" < ${before} AND l."seq" > ${after}
      ORDER BY l."seq" DESC LIMIT ${most})`,
  );
  return rows(Prisma.sql`
    SELECT e."seq", e."at", ${isOut} AS "isHidden", ${fits ?? Prisma.raw("1")} AS "fits"
    FROM (
      SELECT "seq" FROM (${Prisma.join(arms, " UNION ")}) ORDER BY "seq" DESC LIMIT ${most}
    ) w CROSS JOIN "Event" e ON e."seq" = w."seq"
    ORDER BY w."seq" DESC`);
}
