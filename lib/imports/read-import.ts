/**
 * A file read and judged in a worker thread. What is found out is answered at once; the rows that
 * would be written follow in sets, one a line, as far as somebody takes them.
 */
import { askAboutNames } from "@/lib/ledger/identities/guard";
import { fileJob, filePieces } from "@/lib/platform/file-job";
import { planImport, type ImportPlan, type ToPlan } from "./plan";
import { PREVIEW_ROWS, REFUSALS_SHOWN } from "./rules";
import { RowSets } from "./run";
import { FATES, type Fate, type Fated } from "./tables/fates";

/** A row as a preview shows it. */
export type ShownRow = {
  line: number;
  fate: Fate;
  reason: string | null;
  wording: string;
  sources: string[];
  locator: string;
  saidOn: string;
  note: string;
};

/** Of each fate the first rows, in the file's order. */
export type ImportPreview = Pick<ImportPlan, "slug" | "found" | "counts"> & { rows: ShownRow[] };

export const readImport = fileJob("imports.read", async (input: ToPlan) => {
  const sets = new RowSets();
  const shown = new ShownRows();
  const { slug, found, counts } = await planImport(input, (fated) => {
    sets.add(fated);
    shown.add(fated);
  });
  if (input.asksAboutNames) {
    await askAboutNames(input.actor, input.file.name);
    // One set after another, so that no long text is made of them all.
    for (const set of sets.each()) await askAboutNames(input.actor, JSON.parse(set));
  }
  const head: ImportPreview = { slug, found, counts, rows: shown.rows };
  return { head, chunks: filePieces(linesOf(sets)) };
});

function* linesOf(sets: RowSets): Generator<string, void> {
  for (const set of sets.each()) yield `${set}\n`;
}

class ShownRows {
  readonly rows: ShownRow[] = [];
  private readonly left = new Map<Fate, number>(
    FATES.map((fate) => [fate, fate === "refused" ? REFUSALS_SHOWN : PREVIEW_ROWS]),
  );

  add(fated: Fated): void {
    const room = this.left.get(fated.fate) ?? 0;
    if (room === 0) return;
    this.left.set(fated.fate, room - 1);
    this.rows.push(shownRow(fated));
  }
}

const WORDING_SHOWN = 400;

function shownRow({ row, fate, reason }: Fated): ShownRow {
  const { line, wording, citations, note } = row;
  return {
    ...{ line, fate, reason, note: note.slice(0, WORDING_SHOWN).toWellFormed() },
    wording: wording.slice(0, WORDING_SHOWN).toWellFormed(),
    sources: citations.map(({ name }) => name),
    ...{ locator: citations[0]?.locator ?? "", saidOn: citations[0]?.saidOn ?? "" },
  };
}

/** The sets again, as they are made. */
export async function* setsIn(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string, void> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of chunks) {
    rest += decoder.decode(chunk, { stream: true });
    for (let end = rest.indexOf("\n"); end !== -1; end = rest.indexOf("\n")) {
      yield rest.slice(0, end);
      rest = rest.slice(end + 1);
    }
  }
}
