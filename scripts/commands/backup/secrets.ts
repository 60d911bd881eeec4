/**
 * Where passphrases and keys come from: a file, the environment or whoever sits at the terminal;
 * never the command line, which every account of the machine can read.
 */
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { env } from "@/lib/platform/env";
import { systemFaultKind } from "@/lib/platform/storage-fault";
import { CommandFault } from "../fault";
import { wrappingOf, type Keys, type Sealing } from "./sealing";

const FEWEST = 12;

export type Given = {
  passphraseFile?: string | undefined;
  identityFile?: string | undefined;
  /** Public keys of age. */
  recipients?: readonly string[] | undefined;
  /** Whether to ask for a passphrase at the terminal. */
  ask?: boolean | undefined;
};

/** What to encrypt a backup for. @throws CommandFault where that is not clear, or too weak. */
export async function sealingFrom(given: Given): Promise<Sealing> {
  const recipients = given.recipients ?? [];
  const passphrase = readPassphrase(given) ?? (given.ask ? await askTwice() : undefined);
  if (recipients.length > 0 && passphrase !== undefined) {
    throw new CommandFault("Encrypt for keys or with a passphrase, not both.");
  }
  if (recipients.length > 0) return { recipients };
  if (passphrase === undefined) return null;
  if (passphrase.length < FEWEST) {
    throw new CommandFault(`The passphrase needs at least ${FEWEST} characters.`);
  }
  return { passphrase };
}

/** What may open this file. Asks only for what it needs. */
export async function keysFor(file: string, given: Given): Promise<Keys> {
  const wrapping = await wrappingOf(file);
  if (wrapping === "plain") return {};
  if (wrapping === "key") {
    if (given.identityFile === undefined) {
      throw new CommandFault(`${file} is encrypted for a key; name its file with --identity FILE.`);
    }
    return { identities: identitiesIn(given.identityFile) };
  }
  const passphrase = readPassphrase(given) ?? (await ask(`Passphrase of ${file}: `));
  return { passphrase };
}

function readPassphrase({ passphraseFile }: Given): string | undefined {
  if (passphraseFile === undefined) return env().backupPassphrase;
  const [line = ""] = readSecret(passphraseFile).split(/\r?\n/, 1);
  if (line === "") throw new CommandFault(`${passphraseFile} is empty.`);
  return line;
}

/** As age-keygen writes them: one a line, among comments. */
function identitiesIn(file: string): string[] {
  const lines = readSecret(file)
    .split(/\r?\n/)
    .map((line) => line.trim());
  const identities = lines.filter((line) => /^AGE-SECRET-KEY-[A-Z0-9-]+$/.test(line));
  if (identities.length > 0) return identities;
  throw new CommandFault(`${file} holds no key of age (AGE-SECRET-KEY-1…).`);
}

function readSecret(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ENOENT" && code !== "EISDIR" && systemFaultKind(error) === null) throw error;
    throw new CommandFault(`${file} cannot be read (${code}).`, { cause: error });
  }
}

async function askTwice(): Promise<string> {
  const passphrase = await ask("Passphrase: ");
  if (passphrase === (await ask("Once more: "))) return passphrase;
  throw new CommandFault("The two are not the same.");
}

/** Shows the question, and nothing of what is typed. */
async function ask(question: string): Promise<string> {
  if (!process.stdin.isTTY) {
    throw new CommandFault(
      "There is no terminal to ask for the passphrase at. Give it with --passphrase-file FILE or BACKUP_PASSPHRASE.",
    );
  }
  process.stderr.write(question);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  try {
    return await terminal.question("");
  } finally {
    terminal.close();
    process.stderr.write("\n");
  }
}
