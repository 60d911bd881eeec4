/**
 * What the servers are started with: PORT, HOST, DATA_DIR from the environment or `.env`, checked
 * before anything slow begins, so that a mistake ends at once in one sentence.
 */
import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { root } from "./processes.mjs";
import { Trouble } from "./trouble.mjs";

/** What the environment says already stands; `.env.local` comes before `.env`, as in Next. */
export function loadEnvFiles() {
  for (const name of [".env.local", ".env"]) {
    const file = path.join(root, name);
    if (existsSync(file)) process.loadEnvFile(file);
  }
}

export function readSettings({ defaultDataDir, dataDir = process.env.DATA_DIR }) {
  const port = process.env.PORT || "3000";
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) {
    throw new Trouble(`PORT must be a number from 0 to 65535, not "${port}".`);
  }
  return {
    port: Number(port),
    host: process.env.HOST || "127.0.0.1",
    dataDir: path.resolve(root, dataDir || defaultDataDir),
  };
}

/** One level at a time: Node's own `recursive` never ends where a folder refuses (below /proc). */
function makeFolder(folder) {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

export function prepareDataFolder(dataDir) {
  try {
    makeFolder(dataDir);
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new Trouble(
      `The data folder ${dataDir} cannot be written (${error.code}). Choose another with DATA_DIR, or change its owner.`,
    );
  }
}

/** Makes sure that the port is free; 0 means any. @returns the port to use. */
export function takePort({ port, host }) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) => reject(new Trouble(whyNoPort(error, port, host))));
    probe.listen({ port, host, exclusive: true }, () => {
      const taken = probe.address().port;
      probe.close(() => resolve(taken));
    });
  });
}

function whyNoPort(error, port, host) {
  switch (error.code) {
    case "EADDRINUSE":
      return `Port ${port} on ${host} is in use. Stop what listens there, or choose another: PORT=${port === 65535 ? 3001 : port + 1}.`;
    case "EACCES":
      return `Port ${port} on ${host} may not be opened by this account. Choose one above 1023 with PORT.`;
    default:
      return `HOST=${host} cannot be listened on (${error.code}). Use 127.0.0.1, 0.0.0.0 or an address of this machine.`;
  }
}
