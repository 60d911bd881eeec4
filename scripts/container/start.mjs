/**
 * What a container runs: brings the database to the newest schema and serves it, until told to stop.
 * Needs nothing but the data folder to be writable.
 */
import { accessSync, constants } from "node:fs";
import path from "node:path";
import { collect, ended, start } from "../lib/processes.mjs";
import { HEAP, KEEP_ALIVE_MS, PRODUCTION, untilHealthy } from "../lib/serve.mjs";
import { main, say, Trouble } from "../lib/trouble.mjs";

const app = import.meta.dirname;

async function sourceline(args, env) {
  const tool = [path.join(app, "sourceline.mjs"), ...args];
  const { code, output, printed } = await collect(tool, { cwd: app, env });
  if (code !== 0) throw new Trouble(output.trimEnd());
  return printed.trimEnd();
}

await main(async () => {
  const { DATA_DIR: dataDir = "/data", HOST: host = "0.0.0.0", PORT: port = "3000" } = process.env;
  try {
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new Trouble(
      `The data folder ${dataDir} cannot be written (${error.code}) by user ${process.getuid?.()}. Mount a volume there that this user owns.`,
    );
  }
  const env = { DATA_DIR: dataDir, HOST: host, PORT: port };
  say(await sourceline(["migrate"], env));
  const server = start([...HEAP, path.join(app, "server.js")], {
    cwd: app,
    env: { ...env, ...PRODUCTION, HOSTNAME: host, KEEP_ALIVE_TIMEOUT: KEEP_ALIVE_MS },
  });
  const end = ended(server);
  const answering = untilHealthy(server, host, port);
  if (await Promise.race([answering, end.then(() => false)])) {
    say(`Sourceline answers on port ${port}.`);
    const code = await sourceline(["set-up-code"], env);
    if (code !== "") {
      const address = (process.env.NEXTAUTH_URL ?? `http://localhost:${port}`).replace(/\/$/, "");
      say(`Nobody has an account yet. Set the newsroom up at ${address}/set-up with ${code}`);
    }
  }
  return end;
});
