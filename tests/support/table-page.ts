import { pageOf, type TablePage } from "@/components/claims/table/table-data";

/** A page of the story harbour-fees as the table holds it. Claim C7 has the id 107. */
export function tablePage(numbers: readonly number[], change: Partial<TablePage> = {}): TablePage {
  const { rows, ...answer } = pageOf({
    rows: numbers.map((number) => ({
      ...{ id: 100 + number, ref: `C${number}`, story: { slug: "harbour-fees" }, revision: 0 },
      wording: `Claim ${number}`,
    })),
    total: numbers.length,
    isExact: true,
    first: numbers.length > 0 ? 1 : 0,
    before: null,
    after: null,
    ordering: { column: "ref", descending: false },
    isUnsearchable: false,
    names: {},
  });
  return { ...answer, rows, ...change };
}
