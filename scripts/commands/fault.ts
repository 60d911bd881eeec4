/** A fault that the operator can mend: told in one sentence, without a trace. */
import { existsSync } from "node:fs";
import { parseArgs, type ParseArgsConfig } from "node:util";
import { env } from "@/lib/platform/env";

export class CommandFault extends Error {}

/** @returns the database file. @throws CommandFault where there is none. */
export function existingDatabase(): string {
  const file = env().databaseFile;
  if (existsSync(file)) return file;
  throw new CommandFault(
    `There is no database at ${file}. DATA_DIR names the data folder; the demo's is data/demo.`,
  );
}

export function refuseMore(args: readonly string[]): void {
  if (args.length > 0) throw new CommandFault(`"${args.join(" ")}" is not understood here.`);
}

/** What was typed after a command. @throws CommandFault for an option that it has not. */
export function optionsOf<Options extends NonNullable<ParseArgsConfig["options"]>>(
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new CommandFault(error.message, { cause: error });
  }
}
