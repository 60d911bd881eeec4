/**
 * Brings a table of claims into a story, or says what would become of each of its rows. Who runs the
 * server gives the command in somebody's name, because a claim is logged by a person: by --email, or
 * by the first administrator. The log says that it came from the command line.
 */
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Actor } from "@/lib/access/actor";
import { parseInput } from "@/lib/access/action";
import { importFields, type ImportFields } from "@/lib/imports/input";
import { planImport, type ImportPlan } from "@/lib/imports/plan";
import { assertWhole, bringIn, RowSets } from "@/lib/imports/run";
import type { Fated } from "@/lib/imports/tables/fates";
import { db } from "@/lib/platform/db";
import { CommandFault, existingDatabase, optionsOf, refuseMore } from "./fault";

export const IMPORT_CLAIMS_USAGE =
  "import claims FILE --story SLUG [--email EMAIL] [--dry-run] [--json] [--leave-refused] [--encoding NAME] [--delimiter SIGN] [--sheet NAME] [--header LINE] [--days day-first|month-first] [--without-days] [--fields claim,source,,note]";

const text = { type: "string" } as const;
const flag = { type: "boolean" } as const;

export async function importClaims(
  args: readonly string[],
  print: (line: string) => void = console.log,
): Promise<number> {
  const { values, positionals } = optionsOf(args, {
    ...{ story: text, email: text, encoding: text, delimiter: text, sheet: text, header: text },
    ...{ days: text, fields: text, "dry-run": flag, json: flag, "leave-refused": flag },
    "without-days": flag,
  });
  const [file, ...more] = positionals;
  if (!file || values.story === undefined) throw new CommandFault(IMPORT_CLAIMS_USAGE);
  refuseMore(more);
  const bytes = await bytesOf(file);
  const { email, json, "dry-run": isDry, ...chosen } = values;
  const input = parseInput(importFields, {
    ...{ story: chosen.story, encoding: chosen.encoding, delimiter: chosen.delimiter },
    ...{ sheet: chosen.sheet, header: chosen.header, days: chosen.days, fields: chosen.fields },
    ...(chosen["without-days"] && { withoutDays: "true" }),
    ...(chosen["leave-refused"] && { leaveRefused: "true" }),
  });
  const named = { name: path.basename(file), bytes };
  const answer = await importNamed({ file: named, input, email, isDry: isDry ?? false });
  if (json) print(JSON.stringify(answer.said, null, 2));
  else for (const line of answer.lines) print(line);
  return 0;
}

export async function bytesOf(file: string): Promise<Buffer> {
  existingDatabase();
  return readFile(file).catch((error: unknown) => {
    throw new CommandFault(`${file} cannot be read: ${String(error)}`);
  });
}

type Named = {
  file: { name: string; bytes: Buffer };
  input: ImportFields;
  /** In whose name; the first administrator's unless given. */
  email: string | undefined;
  isDry: boolean;
};

/** What became of each row, as JSON and in lines; nothing was written where it is dry. */
export async function importNamed({ file, input, email, isDry }: Named) {
  const actor = await whoImports(email);
  const rows: Fated[] = [];
  const plan = await planImport({ actor, file, input }, (fated) => rows.push(fated));
  const brought = isDry ? null : await bring(actor, file.name, { plan, rows }, input);
  const said = { ...answerOf(plan, rows), dryRun: isDry, ...brought };
  return { said, lines: linesOf(plan, rows) };
}

async function bring(
  actor: Actor,
  file: string,
  { plan, rows }: { plan: ImportPlan; rows: readonly Fated[] },
  { leaveRefused = false }: ImportFields,
) {
  if (!plan.found.isEncodingSure) {
    const likely = plan.found.readings.map(({ encoding, line }) => `${encoding}: “${line}”`);
    throw new CommandFault(`Say by --encoding how the file is written. ${likely.join(" · ")}`);
  }
  assertWhole(plan.counts, leaveRefused);
  const { slug: story, counts, found } = plan;
  const toBring = { actor, story, file, form: found.form, counts, byCommand: true };
  const sets = new RowSets();
  for (const fated of rows) sets.add(fated);
  const { importId } = await bringIn({ ...toBring, sets: sets.each() });
  return { importId };
}

async function whoImports(email: string | undefined): Promise<Actor> {
  const user =
    email === undefined
      ? await db().user.findFirst({
          where: { role: "admin", disabledAt: null },
          orderBy: { id: "asc" },
        })
      : await db().user.findUnique({ where: { email: email.toLowerCase() } });
  if (!user) {
    throw new CommandFault(
      email === undefined
        ? "Nobody is an administrator yet; say in whose name by --email."
        : `Nobody has an account with the address ${email}.`,
    );
  }
  return { userId: user.id, name: user.name, email: user.email, role: user.role };
}

function answerOf({ found, counts }: ImportPlan, rows: readonly Fated[]) {
  const { columns, fields, headerLine, newSources, ...rest } = found;
  const named = columns.map(({ name }) => name);
  return {
    ...{ encoding: rest.encoding, delimiter: rest.delimiter },
    header: { line: headerLine, names: named },
    mapping: mappingOf(fields, named),
    leftOut: named.filter((_, at) => fields[at] === null),
    ...{ form: rest.form, known: rest.known, ownExport: rest.isOwnExport, sheet: rest.sheet },
    foundOut: {
      ...{ otherSheets: rest.otherSheets, isSheetHidden: rest.isSheetHidden },
      ...{ titleRows: rest.titleRows, emptyRows: rest.emptyRows, hiddenRows: rest.hiddenRows },
      ...{ repeatedHeaders: rest.repeatedHeaders, mergedCells: rest.mergedCells, newSources },
      hiddenColumns: columns.filter(({ isHidden }) => isHidden).map(({ name }) => name),
      isEncodingSure: rest.isEncodingSure,
    },
    rows: rows.map(answeredRow),
    ...{ created: counts.new, updated: counts.update, duplicates: counts.duplicate },
    refused: counts.refused,
  };
}

function mappingOf(fields: ImportPlan["found"]["fields"], names: readonly string[]) {
  const mapping = new Map<string, string | string[]>();
  for (const [at, field] of fields.entries()) {
    if (field === null) continue;
    const name = names[at] ?? "";
    const known = mapping.get(field);
    mapping.set(field, known === undefined ? name : [known, name].flat());
  }
  return Object.fromEntries(mapping);
}

const orNull = (cell: string) => (cell === "" ? null : cell);

function answeredRow({ row, fate, reason }: Fated) {
  const { line, wordingCell, sourceCell, rating, date, url, noteCell, citations, cells } = row;
  return {
    ...{ line, action: fate, reason, claim: orNull(wordingCell), source: orNull(sourceCell) },
    ...{
      verification: orNull(rating),
      date: orNull(date),
      url: orNull(url),
      note: orNull(noteCell),
    },
    sources: citations.map(({ name }) => name),
    cells,
  };
}

function linesOf({ found, counts }: ImportPlan, rows: readonly Fated[]): string[] {
  const { form, encoding, headerLine, rows: count } = found;
  return [
    [
      form,
      encoding,
      `${count} rows`,
      headerLine === null ? "no header" : `header in row ${headerLine}`,
    ]
      .filter((part) => part !== null)
      .join(", "),
    `${counts.new} new, ${counts.update} updates, ${counts.duplicate} duplicates, ${counts.refused} refused`,
    ...rows
      .filter(({ fate }) => fate === "refused")
      .map(({ row, reason }) => `row ${row.line}: ${reason ?? ""}`),
  ];
}
