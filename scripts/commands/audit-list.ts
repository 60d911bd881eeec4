/**
 * The log in the terminal, the latest first: the page's filters, one line an event, or JSON (one
 * object a line). What stories with restricted membership hold stays out unless `--as` names
 * somebody who may read it: a terminal is copied into mails.
 */
import { parseArgs } from "node:util";
import { sentenceOf } from "@/components/log/log-sentence";
import type { Actor } from "@/lib/access/actor";
import { env } from "@/lib/platform/env";
import { wallTimeOf } from "@/lib/platform/wall-time";
import { readLogFilter } from "@/lib/log/input";
import { LOG_PAGE, readLog, type LogEntry } from "@/lib/log/queries";
import type { LogFilter } from "@/lib/log/rules";
import { CommandFault, existingDatabase } from "./fault";
import { personCalled } from "./person";

export const AUDIT_LIST_USAGE =
  "audit list [--group left|looks|sign-ins|changes] [--person EMAIL] [--story SLUG] [--from DAY] [--to DAY] [--before SEQ] [--limit N] [--as EMAIL] [--json]";

/** Nobody: a member of no story. */
const OPERATOR: Actor = { userId: 0, name: "Sourceline", email: "", role: "admin" };
const FEW = 100;
const MOST = 1_000_000;

export async function auditList(
  args: readonly string[],
  print: (line: string) => void = console.log,
): Promise<number> {
  if (args.includes("--help")) {
    print(AUDIT_LIST_USAGE);
    return 0;
  }
  const { filter, reader, limit, json } = await understand(args);
  let left = limit;
  let before = filter.before;
  while (left > 0) {
    const page = await readLog(reader, { ...filter, before }, Math.min(left, LOG_PAGE));
    for (const entry of page.entries) print(json ? JSON.stringify(entry) : lineOf(entry));
    left -= page.entries.length;
    if (page.older === null) break;
    before = page.older;
  }
  return 0;
}

function lineOf(entry: LogEntry): string {
  const at = wallTimeOf(new Date(entry.at), env().timeZone).replace("T", " ");
  const place = `${String(entry.seq).padStart(7)}  ${at}  `;
  if (entry.isHidden) return `${place}an event in a story of its members`;
  const { who, what, ref } = sentenceOf(entry);
  const said = `${ref === undefined ? "" : `${ref}  `}${who} ${what}`.replace(/\s+/g, " ");
  return `${place}${said}${entry.story === null ? "" : `  [${entry.story}]`}`;
}

async function understand(args: readonly string[]) {
  existingDatabase();
  const text = { type: "string" } as const;
  const options = {
    ...{ group: text, person: text, story: text, from: text, to: text, before: text },
    ...{ limit: text, as: text, json: { type: "boolean" } as const },
  };
  const { values } = parsed(() => parseArgs({ args: [...args], options, strict: true }));
  const { person, limit = String(FEW), as, json = false, ...others } = values;
  const ids = person === undefined ? {} : { person: String((await personCalled(person)).userId) };
  const { filter, notUnderstood } = readLogFilter({ ...others, ...ids });
  const [wrong] = notUnderstood;
  if (wrong) throw new CommandFault(`--${wrong} is not understood.\n\n${AUDIT_LIST_USAGE}`);
  const most = Number(limit);
  if (!Number.isInteger(most) || most < 1 || most > MOST) {
    throw new CommandFault(`--limit is a whole number from 1 to ${MOST}.`);
  }
  const reader = as === undefined ? OPERATOR : await personCalled(as);
  return { filter: filter satisfies LogFilter, reader, limit: most, json };
}

function parsed<Parsed>(parse: () => Parsed): Parsed {
  try {
    return parse();
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new CommandFault(`${said}\n\n${AUDIT_LIST_USAGE}`);
  }
}
