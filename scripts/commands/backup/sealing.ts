/**
 * Encryption of a backup in the age format (age-encryption.org/v1), which the `age` program opens as
 * well: for a passphrase, or for the public keys of whoever may open it. Every 64 kB carry a seal of
 * their own with their place and whether they are the last, so that nothing can be changed, swapped
 * or cut off unnoticed.
 */
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { pipeline } from "node:stream";
import { ReadableStream } from "node:stream/web";
import { createGunzip } from "node:zlib";
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import { systemFaultKind } from "@/lib/platform/storage-fault";
import { CommandFault } from "../fault";

/** What a backup is encrypted for; null: not at all. */
export type Sealing = { passphrase: string } | { recipients: readonly string[] } | null;

/** What opens one. */
export type Keys = { passphrase?: string | undefined; identities?: readonly string[] };

export type Sealer = {
  seal: (source: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>;
  /** Opens what this run sealed, so that it can be read back; forgotten with the run. */
  keys: Keys;
};

/** @throws CommandFault naming a recipient that is none. */
export async function makeSealer(sealing: Sealing): Promise<Sealer> {
  if (sealing === null) return { seal: (source) => source, keys: {} };
  const encrypter = new Encrypter();
  if ("passphrase" in sealing) {
    encrypter.setPassphrase(sealing.passphrase);
    return { seal: (source) => sealWith(encrypter, source), keys: sealing };
  }
  for (const recipient of sealing.recipients) {
    try {
      encrypter.addRecipient(recipient);
    } catch (error) {
      throw new CommandFault(
        `“${recipient}” is not a public key of age (age1…); age-keygen -y prints it.`,
        { cause: error },
      );
    }
  }
  const identity = await generateX25519Identity();
  encrypter.addRecipient(await identityToRecipient(identity));
  return { seal: (source) => sealWith(encrypter, source), keys: { identities: [identity] } };
}

async function* sealWith(
  encrypter: Encrypter,
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void> {
  const sealed = await encrypter.encrypt(asWebStream(source));
  yield* sealed as unknown as AsyncIterable<Uint8Array>;
}

/** The library is typed for the browser's streams, which are the same thing. */
function asWebStream(source: AsyncIterable<Uint8Array>): globalThis.ReadableStream<Uint8Array> {
  return ReadableStream.from(source) as unknown as globalThis.ReadableStream<Uint8Array>;
}

const AGE = "age-encryption.org/v1\n";
const FOR_PASSPHRASE = `${AGE}-> scrypt `;
const GZIP = Buffer.from([0x1f, 0x8b]);

export type Wrapping = "plain" | "passphrase" | "key";

/** How a backup is wrapped. @throws CommandFault where the file is no backup. */
export async function wrappingOf(file: string): Promise<Wrapping> {
  const handle = await open(file, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(64), 0, 64, 0);
    const start = buffer.subarray(0, bytesRead);
    if (start.subarray(0, 2).equals(GZIP)) return "plain";
    const text = start.toString("latin1");
    if (text.startsWith(FOR_PASSPHRASE)) return "passphrase";
    if (text.startsWith(AGE)) return "key";
  } finally {
    await handle.close();
  }
  throw new CommandFault(`${file} is not a backup of Sourceline.`);
}

/** The archive in a backup, decrypted and unpacked. @throws CommandFault where it cannot be. */
export async function* openBackup(file: string, keys: Keys): AsyncGenerator<Uint8Array, void> {
  try {
    const wrapping = await wrappingOf(file);
    const read = createReadStream(file, { highWaterMark: 1 << 18 });
    const gunzip = createGunzip();
    const source = wrapping === "plain" ? read : unseal(file, read, keys);
    // What goes wrong in here ends the reading of the last of them with the same error.
    pipeline(source, gunzip, () => undefined);
    yield* gunzip;
  } catch (error) {
    if (error instanceof CommandFault || systemFaultKind(error) !== null) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new CommandFault(`${file} is damaged, or was cut short or changed (${why}).`, {
      cause: error,
    });
  }
}

const NO_KEY = /no identity matched/;

async function* unseal(
  file: string,
  source: AsyncIterable<Uint8Array>,
  keys: Keys,
): AsyncGenerator<Uint8Array, void> {
  const decrypter = new Decrypter();
  if (keys.passphrase !== undefined) decrypter.addPassphrase(keys.passphrase);
  for (const identity of keys.identities ?? []) decrypter.addIdentity(identity);
  let opened: unknown;
  try {
    opened = await decrypter.decrypt(asWebStream(source));
  } catch (error) {
    if (!(error instanceof Error && NO_KEY.test(error.message))) throw error;
    throw new CommandFault(`${file} does not open with this passphrase or key.`, { cause: error });
  }
  yield* opened as AsyncIterable<Uint8Array>;
}
