/**
 * A file made by a worker thread and sent on while it grows. The worker writes as fast as it can
 * into a file that only this account can read and that has no name any more once it is open here;
 * whoever receives it may be slow without holding up the worker, and memory stays flat.
 */
import { open, mkdir, rm, unlink, type FileHandle } from "node:fs/promises";
import { randomUUID } from "node:crypto";
import path from "node:path";
import { setImmediate as turnOfTheLoop } from "node:timers/promises";
import { MessageChannel, type MessagePort } from "node:worker_threads";
import { env } from "./env";
import { inSnapshot } from "./rows";
import { hasThreads, job } from "./threads";

/** What is known before the first byte, and the bytes. */
export type Making<Head> = { head: Head; chunks: AsyncGenerator<Uint8Array, void> };

/** The same on the receiving side; ending `chunks` early ends the making. */
export type Made<Head> = Making<Head> & {
  /** For whoever wanted to know the head alone. */
  cancel: () => Promise<void>;
};

type Sent = { head: unknown } | { written: number };

/** What may still be there of files whose making was cut off with the server. */
export async function clearUnfinishedFiles(): Promise<void> {
  await rm(folder(), { recursive: true, force: true });
}

function folder(): string {
  return path.join(env().dataDir, "making");
}

/**
 * @param make all that it reads through `rows` is of one moment. What it throws before its head
 * is known is thrown to the caller; later, it ends the bytes with an error.
 */
export function fileJob<Input, Head>(
  name: string,
  make: (input: Input) => Promise<Making<Head>>,
): (input: Input) => Promise<Made<Head>> {
  const inWorker = job("worker", name, async ({ input, port, file }: Call<Input>) => {
    try {
      return await inSnapshot(async () => writeTo(file, port, await make(input)));
    } finally {
      // What was said before still arrives.
      port.close();
    }
  });
  return async (input) => {
    if (hasThreads())
      return receive((port, file) => inWorker({ input, port, file }, { transfer: [port] }));
    const { head, chunks } = await make(input);
    return { head, chunks, cancel: () => chunks.return().then(() => undefined) };
  };
}

type Call<Input> = { input: Input; port: MessagePort; file: string };

/** In the worker: says what is known, waits for the word to go on, and writes. */
async function writeTo<Head>(
  file: string,
  port: MessagePort,
  { head, chunks }: Making<Head>,
): Promise<null> {
  const heard = listen<"go" | "stop">(port);
  port.postMessage({ head } satisfies Sent);
  if ((await heard.next()).value !== "go") return null;
  const handle = await open(file, "wx", 0o600);
  try {
    let written = 0;
    for await (const chunk of chunks) {
      await handle.write(chunk);
      written += chunk.byteLength;
      port.postMessage({ written } satisfies Sent);
      await turnOfTheLoop();
      if (heard.isWaiting()) break;
    }
  } finally {
    await handle.close();
  }
  return null;
}

/** In the thread that answers. */
async function receive<Head>(
  start: (port: MessagePort, file: string) => Promise<null>,
): Promise<Made<Head>> {
  await mkdir(folder(), { recursive: true, mode: 0o700 });
  const file = path.join(folder(), randomUUID());
  const { port1: port, port2 } = new MessageChannel();
  const heard = listen<Sent>(port);
  const running = start(port2, file);
  // The fault is thrown where the bytes are read; here it only ends the waiting for them.
  running.catch(() => port.close());
  const first = await Promise.race([heard.next(), running]);
  const sent = first?.value;
  if (!sent || !("head" in sent)) {
    await running;
    throw new Error("A file was to be made, and nothing was said of it.");
  }
  return {
    head: sent.head as Head,
    chunks: readGrowing(file, port, heard, running),
    cancel: async () => {
      port.postMessage("stop");
      await running;
    },
  };
}

const CHUNK = 256 * 1024;

async function* readGrowing(
  file: string,
  port: MessagePort,
  heard: Heard<Sent>,
  running: Promise<null>,
): AsyncGenerator<Uint8Array, void> {
  port.postMessage("go");
  let handle: FileHandle | null = null;
  let position = 0;
  try {
    for await (const sent of heard) {
      if (!("written" in sent)) continue;
      handle ??= await openNameless(file);
      while (position < sent.written) {
        const buffer = Buffer.allocUnsafe(Math.min(CHUNK, sent.written - position));
        const { bytesRead } = await handle.read(buffer, 0, buffer.byteLength, position);
        position += bytesRead;
        yield buffer.subarray(0, bytesRead);
      }
    }
    await running;
  } finally {
    // Whoever receives it may have gone.
    port.postMessage("stop");
    await handle?.close();
    // It is only still there where its making failed before it was opened here.
    await running.catch(() => undefined);
    await rm(file, { force: true });
  }
}

async function openNameless(file: string): Promise<FileHandle> {
  const handle = await open(file, "r");
  await unlink(file);
  return handle;
}

type Heard<Message> = AsyncGenerator<Message, void> & { isWaiting: () => boolean };

/** The messages of a port in their order, until it closes. */
function listen<Message>(port: MessagePort): Heard<Message> {
  const messages: Message[] = [];
  let wake: (() => void) | null = null;
  let isClosed = false;
  const tell = () => {
    wake?.();
    wake = null;
  };
  port.on("message", (message: Message) => {
    messages.push(message);
    tell();
  });
  port.on("close", () => {
    isClosed = true;
    tell();
  });
  async function* all(): AsyncGenerator<Message, void> {
    for (;;) {
      const next = messages.shift();
      if (next !== undefined) yield next;
      else if (isClosed) return;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  }
  return Object.assign(all(), { isWaiting: () => messages.length > 0 });
}

/** What is made without waiting, as the pieces of a file. */
// eslint-disable-next-line @typescript-eslint/require-await -- Others' pieces wait.
export async function* filePieces(texts: Iterable<string>): AsyncGenerator<Uint8Array, void> {
  const encoder = new TextEncoder();
  for (const text of texts) yield encoder.encode(text);
}

/** Of a file that is made for one person, as a download. `name` holds no sign that needs quoting. */
export function fileHeaders(name: string, mediaType: string): Record<string, string> {
  return {
    "Content-Type": mediaType,
    "Content-Disposition": `attachment; filename="${name}"`,
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
  };
}

/** Nothing is made ahead of what is asked for; going away ends the making. */
export function fileStream(chunks: AsyncGenerator<Uint8Array, void>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await chunks.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel() {
        await chunks.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}
