/**
 * What a backup holds: manifest, database, attached files, and whatever else lies in the data folder
 * and is no secret of this server. Sessions are not restored, so the key that seals them stays out.
 */
import { createHash } from "node:crypto";
import { createReadStream, existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { CommandFault } from "../fault";
import type { TarEntry } from "./tar";

export const DATABASE = "sourceline.db";
export const ATTACHMENTS = "attachments";
const MANIFEST = "manifest.json";
/** Of the form of the whole, so that a later one can be told from this. */
const FORM = 1;

const manifestSchema = z.object({
  form: z.literal(FORM),
  madeAt: z.iso.datetime(),
  /** The newest migration that the database was brought through. */
  schema: z.string().nullable(),
  /** The last event of the log; null where there is none. */
  head: z.object({ seq: z.number(), hash: z.string() }).nullable(),
  database: z.object({ size: z.number(), sha256: z.string() }),
  attachments: z.object({ files: z.number(), bytes: z.number() }),
});

export type Manifest = z.output<typeof manifestSchema>;

/** Names in the data folder that belong to this server alone: keys, locks, what is in the making. */
const LEFT_OUT = [
  /^session-secret/,
  // What identities are sealed under is kept elsewhere, or a stolen backup tells who they are.
  /^identity-key/,
  /^set-up-code/,
  /^last-backup\.json$/,
  // What the log of this folder had; a restored one has a head of its own.
  /^log-head/,
  /^\./,
  new RegExp(`^${DATABASE}`),
];
/** What files may be called that a backup brings, beside the database: nothing that leads elsewhere. */
const PLAIN = /^[A-Za-z0-9][\w.-]{0,80}$/;
export const CONTENT = /^[0-9a-f]{64}$/;

type Found = { name: string; file: string; size: number };

function filesIn(folder: string, wanted: (name: string) => boolean, prefix = ""): Found[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && wanted(entry.name))
    .map(({ name }) => ({ name: `${prefix}${name}`, file: path.join(folder, name) }))
    .map((found) => ({ ...found, size: statSync(found.file).size }));
}

/** Files attached to citations. None is ever changed or taken away, so they need no copy. */
export function attachmentsOf(dataDir: string): Found[] {
  return filesIn(path.join(dataDir, ATTACHMENTS), (name) => CONTENT.test(name), `${ATTACHMENTS}/`);
}

export function othersOf(dataDir: string): Found[] {
  return filesIn(dataDir, (name) => PLAIN.test(name) && !LEFT_OUT.some((out) => out.test(name)));
}

export function* entriesOf(
  manifest: Omit<Manifest, "form">,
  database: string,
  files: readonly Found[],
): Generator<TarEntry, void> {
  const text = Buffer.from(`${JSON.stringify({ form: FORM, ...manifest }, null, 2)}\n`);
  yield { name: MANIFEST, size: text.byteLength, content: [text] };
  yield { name: DATABASE, size: manifest.database.size, content: createReadStream(database) };
  for (const { name, file, size } of files) yield { name, size, content: createReadStream(file) };
}

/** What an entry of an archive is. @throws CommandFault for what a backup of ours has not. */
export function kindOf(name: string): "manifest" | "database" | "attachment" | "other" {
  if (name === MANIFEST) return "manifest";
  if (name === DATABASE) return "database";
  const [folder, content, ...more] = name.split("/");
  if (folder === ATTACHMENTS && more.length === 0 && CONTENT.test(content ?? "")) {
    return "attachment";
  }
  if (PLAIN.test(name) && !LEFT_OUT.some((out) => out.test(name))) return "other";
  throw new CommandFault(`it holds “${name}”, which no backup of Sourceline does`);
}

export function readManifest(text: string): Manifest {
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch (error) {
    throw new CommandFault("its manifest cannot be read; a newer Sourceline may have made it", {
      cause: error,
    });
  }
}

export async function sha256Of(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk as Uint8Array);
  return hash.digest("hex");
}
