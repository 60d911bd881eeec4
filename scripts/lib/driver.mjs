/**
 * The database driver as it has to be compiled. On Node from 24.19 on, one that was compiled with
 * Node's own base class for its objects ends the process (scripts/native/object-wrap.hpp says why),
 * so there it is always compiled here, with ours; the same holds for a ready-made one.
 */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { collect, root } from "./processes.mjs";

export const OBJECT_WRAP = path.join(root, "scripts", "native", "object-wrap.hpp");

const DRIVER = path.join(
  root,
  "node_modules",
  "better-sqlite3",
  "build",
  "Release",
  "better_sqlite3.node",
);

/** Nothing else in the driver takes a hook back, so the name alone tells. */
export function endsProcess(file = DRIVER) {
  return existsSync(file) && readFileSync(file).includes("RemoveEnvironmentCleanupHook");
}

export async function driverWorks() {
  if (endsProcess()) return false;
  const { code } = await collect(["-e", 'new (require("better-sqlite3"))(":memory:").close()']);
  return code === 0;
}

/** For npm and what it compiles with: the header before anything else, and Node's own beside it. */
export function compilerEnv() {
  const env =
    process.platform === "win32"
      ? { CL: `/FI"${OBJECT_WRAP}" ${process.env.CL ?? ""}` }
      : { CXXFLAGS: `${process.env.CXXFLAGS ?? ""} -include "${OBJECT_WRAP}"` };
  const headers = path.join(process.execPath, "..", "..");
  // Compiling needs Node's headers; those that came with this Node save a download.
  if (process.env.npm_config_nodedir === undefined && headersMatch(headers)) {
    env.npm_config_nodedir = headers;
  }
  return env;
}

function headersMatch(folder) {
  const file = path.join(folder, "include", "node", "node_version.h");
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  const version = ["MAJOR", "MINOR", "PATCH"].map(
    (part) => new RegExp(`#define NODE_${part}_VERSION (\\d+)`).exec(text)?.[1],
  );
  return version.join(".") === process.versions.node;
}
