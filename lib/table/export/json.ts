/**
 * Writes claims as JSON, a list of objects, or as JSON Lines, an object a line: the columns' names
 * and what stands in their cells, as in CSV but for formulas, which no reader of JSON runs. What is
 * empty is null, a count is a number. Holds one slice of rows at a time.
 */
import { zoneClock } from "./cells";
import { cellKind, type ExportColumn, type FileRow } from "./rules";

export async function* writeJson(
  slices: AsyncIterable<readonly FileRow[]>,
  columns: readonly ExportColumn[],
  zone: string,
  form: "json" | "jsonl",
): AsyncGenerator<Uint8Array, void> {
  const { iso } = zoneClock(zone);
  const names = columns.map((column) => JSON.stringify(column));
  const areInstants = columns.map((column) => cellKind(column) === "instant");
  const member = (cell: FileRow[number] | undefined, index: number) => {
    const isEmpty = cell === null || cell === undefined || cell === "";
    const value = isEmpty ? null : areInstants[index] ? iso(String(cell)) : cell;
    return `${names[index] ?? ""}:${JSON.stringify(value)}`;
  };
  const between = form === "json" ? ",\n" : "\n";
  let before = form === "json" ? "[\n" : "";
  for await (const slice of slices) {
    let text = "";
    for (const row of slice) {
      text += `${before}{${row.map(member).join(",")}}`;
      before = between;
    }
    if (text !== "") yield Buffer.from(text, "utf8");
  }
  const isEmpty = before !== between;
  yield Buffer.from(form === "json" ? (isEmpty ? "[]\n" : "\n]\n") : isEmpty ? "" : "\n", "utf8");
}
