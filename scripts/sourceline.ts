/**
 * `npm run --silent sourceline -- <command>`: what an operator does from a terminal, on the data
 * folder that DATA_DIR names. Prints its answer to stdout and faults to stderr; exit code 0 means
 * done, 1 failed or found broken, 2 not understood.
 */
import { env } from "@/lib/platform/env";
import { SourcelineError } from "@/lib/platform/errors";
import { storageFaultOf } from "@/lib/platform/storage-fault";
import { OWN_JSON, saidAsJson } from "./commands/as-json";
import { CommandFault } from "./commands/fault";

type Command = {
  /** As typed, arguments in capitals. */
  readonly usage: string;
  readonly help: string;
  readonly run: (args: string[]) => Promise<number>;
};

/** Loaded when called, so that `migrate` needs no database and starts quickly. */
const commands: Record<string, Command> = {
  "audit verify": {
    usage: "audit verify [--rows] [--since HEAD] [--log-only]",
    help: "walks the log's hash chain and the attached files, and names what is broken; with --rows compares every row with what the log says",
    run: async (args) => (await import("./commands/audit-verify")).auditVerify(args),
  },
  "audit head": {
    usage: "audit head",
    help: "prints the log's last number and hash, to be kept elsewhere for --since",
    run: async (args) => (await import("./commands/audit-head")).auditHead(args),
  },
  "audit list": {
    usage: "audit list [FILTERS] [--json]",
    help: "tells what happened, the latest first; --help names the filters",
    run: async (args) => (await import("./commands/audit-list")).auditList(args),
  },
  migrate: {
    usage: "migrate",
    help: "brings the database to the newest schema; every start does so by itself",
    run: async () => (await import("./commands/migrate")).migrateDatabase(),
  },
  backup: {
    usage: "backup FOLDER [--to age1… | --passphrase | --passphrase-file FILE]",
    help: "makes one file of database and attachments, while the server runs, and reads it back",
    run: async (args) => (await import("./commands/backup")).backUp(args),
  },
  "backup --every": {
    usage: "backup --every 1h --keep 48h,14d FOLDER",
    help: "goes on making them; keeps one an hour for 48 hours and one a day for 14 days",
    run: async (args) => (await import("./commands/backup")).backUp(["--every", ...args]),
  },
  restore: {
    usage: "restore FILE [--identity FILE | --passphrase-file FILE]",
    help: "puts a backup in place; what the data folder held is kept beside it",
    run: async (args) => (await import("./commands/restore")).restore(args),
  },
  "restore --drill": {
    usage: "restore --drill FILE",
    help: "proves that a backup can be restored, and touches nothing",
    run: async (args) => (await import("./commands/restore")).restore(["--drill", ...args]),
  },
  "set-up-code": {
    usage: "set-up-code",
    help: "prints the one-time code for the first visit, while nobody has an account",
    run: async () => (await import("./commands/set-up-code")).setUpCode(),
  },
  "remove-factors": {
    usage: "remove-factors EMAIL",
    help: "takes all second factors off an account whose owner has lost them",
    run: async (args) => (await import("./commands/remove-factors")).removeFactorsFrom(args),
  },
  "rotate-identity-key": {
    usage: "rotate-identity-key",
    help: "seals who confidential sources are under a new key, while the server runs, and forgets the old one",
    run: async (args) => (await import("./commands/rotate-identity-key")).rotateIdentityKey(args),
  },
  "confirm-opening": {
    usage: "confirm-opening NUMBER",
    help: "stands for the second administrator who opens a story that nobody can work in",
    run: async (args) => (await import("./commands/confirm-opening")).confirmOpening(args),
  },
  token: {
    usage: "token create --email E --name N [--scope read,write] [--days N] | list | revoke ID",
    help: "makes an API token (its text alone on stdout), lists them, revokes one; with --json as JSON",
    run: async (args) => (await import("./commands/token")).token(args),
  },
  user: {
    usage: "user list | invite --email E --role R --as ADMINISTRATOR [--days N]",
    help: "lists the accounts; makes a link for somebody new",
    run: async (args) => (await import("./commands/user")).user(args),
  },
  "export claims": {
    usage: "export claims FILE --as EMAIL [--story SLUG] [--query QUERY] [--format csv|xlsx]",
    help: "writes the claims that a table shows into a file, in somebody's name",
    run: async (args) => (await import("./commands/export-claims")).exportTable(args),
  },
  retention: {
    usage: "retention [FOLDER]",
    help: "lists what is due to be erased, and the backups in FOLDER that hold what was erased since",
    run: async (args) => (await import("./commands/retention")).listRetention(args),
  },
  text: {
    usage: "text FILE",
    help: "prints as JSON what comes in from a story's file (.docx, .txt, .md, .html)",
    run: async (args) => (await import("./commands/text")).showText(args),
  },
  "import draft": {
    usage: "import draft FILE --story SLUG --dry-run [--json]",
    help: "shows what a sourced draft brings in: its notes, each at its sentence and as read",
    run: async (args) => (await import("./commands/import-draft")).importDraft(args),
  },
  "import claims": {
    usage: "import claims FILE --story SLUG [--email EMAIL] [--dry-run] [--json]",
    help: "brings a table of claims into a story, or says what would become of each row; --help tells more",
    run: async (args) => (await import("./commands/import-claims")).importClaims(args),
  },
  "import claimreview": {
    usage: "import claimreview FILE --story SLUG [--email EMAIL] [--dry-run] [--json]",
    help: "brings fact-checks of others in, from JSON-LD or a page that holds some",
    run: async (args) => (await import("./commands/import-claim-review")).importClaimReviews(args),
  },
  "new-migration": {
    usage: "new-migration NAME [--empty]",
    help: "for developers: writes the SQL from the migrations so far to the schema",
    run: async (args) => (await import("./commands/new-migration")).newMigration(args),
  },
};

function usage(): string {
  const lines = Object.values(commands).map((c) => `  ${c.usage}\n      ${c.help}`);
  return `npm run sourceline -- COMMAND\n\n${lines.join("\n")}\n\nWith --json a command answers in JSON. The data folder is data/, or what DATA_DIR says (the demo's is data/demo).`;
}

/** With `--json`, whatever a command has no own form for is said as one object. */
function give(name: string, { run }: Command, args: string[]): Promise<number> {
  if (OWN_JSON.has(name) || !args.includes("--json")) return run(args);
  return saidAsJson(() => run(args.filter((arg) => arg !== "--json")));
}

async function run(words: string[]): Promise<number> {
  if (words.length === 0 || words[0] === "help" || words[0] === "--help") {
    console.log(usage());
    return words.length === 0 ? 2 : 0;
  }
  // The longest name that fits: "audit verify" before "audit".
  for (const length of [2, 1]) {
    const name = words.slice(0, length).join(" ");
    const command = commands[name];
    if (command) return give(name, command, words.slice(length));
  }
  console.error(`There is no command "${words.join(" ")}".\n\n${usage()}`);
  return 2;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  const isExpected = error instanceof CommandFault || error instanceof SourcelineError;
  const told = isExpected ? error : storageFaultOf(error, env().dataDir);
  console.error(told?.message ?? error);
  process.exitCode = 1;
}
