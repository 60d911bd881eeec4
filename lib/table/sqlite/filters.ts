/** Every condition that a claim of a table must meet, but for the search: its place and filters. */
import type { DayRange } from "@/lib/table/day-range";
import {
  filteringField,
  isEmptyFilter,
  type DayField,
  type FilterField,
  type ValueFilter,
} from "@/lib/table/filter-fields";
import type { TableQuery, Withdrawn } from "@/lib/table/query";
import { Prisma } from "@/prisma/generated/client";
import { boundsOfStory, seekValues, type Condition, type FilterContext } from "./condition";
import { among } from "@/lib/platform/sets";
import { sqlField } from "./sql-fields";

/** @param except a filter to be left out, for counting its values under all others. */
export function conditionsOf(
  query: TableQuery,
  context: FilterContext,
  except?: FilterField,
): Condition[] {
  const conditions = placeOf(query.withdrawn, context);
  for (const [name, filter] of Object.entries(query.filters) as [FilterField, ValueFilter][]) {
    if (name === except || isEmptyFilter(filter)) continue;
    conditions.push(valueCondition(name, filter, context));
  }
  for (const [name, range] of Object.entries(query.days) as [DayField, DayRange][]) {
    conditions.push(dayCondition(name, range, context));
  }
  return conditions;
}

function valueCondition(name: FilterField, filter: ValueFilter, context: FilterContext): Condition {
  const field = filteringField.get(name);
  const condition = field && sqlField(field.key).condition;
  if (!condition) throw new Error(`Nothing says how “${name}” filters by values.`);
  return condition(filter, context);
}

function dayCondition(name: DayField, range: DayRange, context: FilterContext): Condition {
  const field = filteringField.get(name);
  const condition = field && sqlField(field.key).daysCondition;
  if (!condition) throw new Error(`Nothing says how “${name}” filters by days.`);
  return condition(range, context);
}

/** The story, or all stories that exist for the reader; with or without withdrawn claims. */
function placeOf(withdrawn: Withdrawn, { storyId, hiddenStories }: FilterContext): Condition[] {
  const conditions: Condition[] = [];
  if (storyId !== null) {
    const story = Prisma.raw(`c."storyId"`);
    conditions.push({
      test: Prisma.sql`${story} = ${storyId}`,
      covered: { column: "storyId", seek: seekValues(story, [storyId]) },
      idBounds: boundsOfStory(storyId),
    });
  } else if (hiddenStories.length > 0) {
    conditions.push({
      test: Prisma.sql`c."storyId" NOT IN ${among(hiddenStories)}`,
      covered: { column: "storyId", seek: null },
    });
  }
  if (withdrawn !== "all") {
    const test =
      withdrawn === "no"
        ? Prisma.raw(`c."withdrawnAt" IS NULL`)
        : Prisma.raw(`c."withdrawnAt" IS NOT NULL`);
    conditions.push({
      test,
      covered: {
        column: "withdrawnAt",
        seek: withdrawn === "no" ? { test, values: 1 } : null,
      },
    });
  }
  return conditions;
}
