/** Runs a command as an operator does: in a process of its own, beside whatever has the folder. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";

export type Ran = { code: number | null; signal: string | null; text: string };

export type Running = {
  child: ChildProcess;
  /** Until it has printed these words. @throws Error where it ends before. */
  untilSaid: (words: string) => Promise<void>;
  ended: Promise<Ran>;
};

type Options = {
  dataDir: string;
  variables?: Record<string, string>;
  /** Of a shell, before the command: a limit that it is to run under. */
  under?: string;
};

export function start(args: readonly string[], options: Options): Running {
  const { dataDir, variables = {}, under } = options;
  const command = ["--import", "tsx", "scripts/sourceline.ts", ...args];
  const env = {
    ...process.env,
    BACKUP_PASSPHRASE: "",
    IDENTITY_KEY: "",
    IDENTITY_KEY_BEFORE: "",
    IDENTITY_KEY_FILE: "",
    NEXTAUTH_SECRET: "",
    ...variables,
    DATA_DIR: dataDir,
    NODE_OPTIONS: "",
  };
  const child =
    under === undefined
      ? spawn(process.execPath, command, { env, stdio: ["ignore", "pipe", "pipe"] })
      : spawn("sh", ["-c", `${under}; exec "$0" "$@"`, process.execPath, ...command], {
          env,
          stdio: ["ignore", "pipe", "pipe"],
        });
  let text = "";
  const streams = [child.stdout, child.stderr];
  for (const stream of streams)
    stream.setEncoding("utf8").on("data", (part: string) => (text += part));
  const ended = once(child, "close").then(([code, signal]): Ran => {
    return { code: code as number | null, signal: signal as string | null, text };
  });
  const untilSaid = async (words: string) => {
    while (!text.includes(words)) {
      const more = streams.map((stream) => once(stream, "data"));
      const end = ended.then(({ text: all }) => {
        if (!all.includes(words)) throw new Error(`It ended without “${words}”:\n${all}`);
      });
      await Promise.race([...more, end]);
    }
  };
  return { child, untilSaid, ended };
}

export function sourceline(args: readonly string[], options: Options): Promise<Ran> {
  return start(args, options).ended;
}
