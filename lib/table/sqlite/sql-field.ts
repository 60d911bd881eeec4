/** What the database side knows of a field of the claim table; all on "Claim" c. */
import type { DayRange } from "@/lib/table/day-range";
import type { ValueFilter } from "@/lib/table/filter-fields";
import type { Cell } from "./cell";
import type { Condition, FilterContext } from "./condition";
import type { Counted } from "./counted";
import type { OrderSpec } from "./order-spec";

export type SqlField = {
  /** Of a filter by values. */
  condition?: (filter: ValueFilter, context: FilterContext) => Condition;
  /** Of a filter by days. */
  daysCondition?: (range: DayRange, context: FilterContext) => Condition;
  /** How many claims hold each value. */
  counted?: Counted;
  order?: (context: FilterContext) => OrderSpec;
  /** What the row's member holds. */
  cell?: Cell;
  /** What stands in a file, as a text, a number or a stored instant; what leaves alone. */
  fileCell?: Cell;
};
