/**
 * Claims as a file, from the terminal: what somebody may export, in their name, logged like every
 * export. Written whole beside its place and put there at the end, so that half a file is never taken for one.
 */
import { open, rename, rm } from "node:fs/promises";
import { exportClaims } from "@/lib/table/export/commands";
import { EXPORT_FORMS, type ExportForm } from "@/lib/table/export/rules";
import { CommandFault, existingDatabase, optionsOf, refuseMore } from "./fault";
import { actorCalled } from "./person";

const text = { type: "string" } as const;
const OPTIONS = {
  ...{ as: text, story: text, query: text, format: text },
  json: { type: "boolean" },
} as const;

const USAGE =
  'export claims FILE --as EMAIL [--story SLUG] [--query "level=unverified"] [--format csv|xlsx] [--json]';

export async function exportTable(args: readonly string[]): Promise<number> {
  const { values, positionals } = optionsOf(args, OPTIONS);
  const { as, story, query = "", format, json = false } = values;
  const [file, ...more] = positionals;
  refuseMore(more);
  if (!file || !as) throw new CommandFault(`Say where to, and in whose name:\n${USAGE}`);
  existingDatabase();
  const params = new URLSearchParams(query);
  if (story !== undefined) params.set("story", story);
  const form = formOf(format ?? (file.endsWith(".xlsx") ? "xlsx" : "csv"));
  const { plan, chunks } = await exportClaims(await actorCalled(as), form, params);
  await write(file, chunks);
  const { rows } = plan;
  console.log(json ? JSON.stringify({ file, rows }) : `${rows} claims are in ${file}.`);
  return 0;
}

function formOf(given: string): ExportForm {
  const form = EXPORT_FORMS.find((one) => one === given);
  if (form) return form;
  throw new CommandFault(`--format is one of ${EXPORT_FORMS.join(", ")}.`);
}

async function write(file: string, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  const partly = `${file}.partly`;
  const handle = await open(partly, "w", 0o600);
  try {
    for await (const chunk of chunks) await handle.write(chunk);
    await handle.close();
    await rename(partly, file);
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(partly, { force: true });
    throw error;
  }
}
