/**
 * Makes the checkout ready to run, from nothing if need be: packages, Prisma's client, the build.
 * Each step leaves a stamp of what it was made from, and is skipped while that has not changed.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { compilerEnv, driverWorks, endsProcess, OBJECT_WRAP } from "./driver.mjs";
import { bin, collect, root } from "./processes.mjs";
import { say, Trouble } from "./trouble.mjs";

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : null;
}

function hashOf(parts) {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part).update("\0");
  return hash.digest("hex");
}

function filesUnder(folder) {
  const at = path.join(root, folder);
  if (!existsSync(at)) return [];
  return readdirSync(at, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

function hashOfFiles(files) {
  return hashOf(files.flatMap((file) => [path.relative(root, file), readFileSync(file)]));
}

export async function ensureInstalled() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Trouble(`Sourceline needs Node 20.19 or newer; this is ${process.versions.node}.`);
  }
  const lock = readFileSync(path.join(root, "package-lock.json"), "utf8");
  const stampFile = path.join(root, "node_modules", ".sourceline-stamp");
  // The database driver is compiled for one ABI, and with a header of ours.
  const { modules } = process.versions;
  const stamp = hashOf([lock, process.platform, process.arch, modules, readFileSync(OBJECT_WRAP)]);
  if (readIfThere(stampFile) === stamp) return;

  if (!hasPackagesOf(lock)) await installPackages();
  if (!(await driverWorks())) {
    say("Compiling the database driver for this Node…");
    const rebuilt = await npm(["rebuild", "better-sqlite3", "--build-from-source"]);
    if (rebuilt.code !== 0) throw new Trouble(whyNotCompiled(rebuilt.output));
    if (endsProcess()) {
      throw new Trouble(
        `The database driver cannot be compiled so that it holds on Node ${process.versions.node}: writing would end the server. Use Node 22.`,
      );
    }
    if (!(await driverWorks())) throw new Trouble(whyNotCompiled(rebuilt.output));
  }
  writeFileSync(stampFile, stamp);
}

/** Whether somebody's own `npm ci` already brought what the lock file says. */
function hasPackagesOf(lock) {
  const installed = readIfThere(path.join(root, "node_modules", ".package-lock.json"));
  if (!installed) return false;
  const present = JSON.parse(installed).packages;
  return Object.entries(JSON.parse(lock).packages).every(
    ([key, wanted]) =>
      key === "" || (present[key] ? present[key].version === wanted.version : wanted.optional),
  );
}

async function installPackages() {
  say("Installing packages (once; two or three minutes where they have to be compiled)…");
  // Development packages too, whatever NODE_ENV says: the build and the checks need them.
  const { code, output } = await npm(["ci", "--include=dev", "--no-audit", "--no-fund"]);
  if (code !== 0) throw new Trouble(whyNotCompiled(output));
}

function npm(args) {
  const env = compilerEnv();
  const cli = process.env.npm_execpath;
  return cli?.endsWith(".js")
    ? collect([cli, ...args], { env })
    : collect(args, { env, program: "npm" });
}

function whyNotCompiled(output) {
  const onPath = (names) =>
    (process.env.PATH ?? "")
      .split(path.delimiter)
      .some((folder) => names.some((name) => existsSync(path.join(folder, name))));
  const missing = [
    onPath(["g++", "clang++", "c++"]) ? null : "a C++ compiler",
    onPath(["make", "gmake"]) ? null : "make",
    onPath(["python3", "python"]) ? null : "Python 3",
  ].filter(Boolean);
  const end = output.trimEnd().split("\n").slice(-30).join("\n");
  if (missing.length > 0) {
    return `${end}\n\nThe packages could not be installed: the database driver is compiled here, and this machine lacks ${new Intl.ListFormat("en").format(missing)}. On Debian or Ubuntu: apt-get install -y python3 make g++. Then run this again.`;
  }
  return `${end}\n\nThe packages could not be installed; npm says why above. Is the package registry in reach (npm ping)?`;
}

export async function ensureClient() {
  const schema = filesUnder("prisma/schema");
  const inputs = [...schema, path.join(root, "node_modules", "prisma", "package.json")];
  const stampFile = path.join(root, "prisma", "generated", ".stamp");
  const stamp = hashOfFiles(inputs);
  if (readIfThere(stampFile) === stamp) return;
  const { code, output } = await collect([bin("prisma", "build/index.js"), "generate"]);
  if (code !== 0) throw new Trouble(`${output}\nThe database client could not be generated.`);
  writeFileSync(stampFile, stamp);
}

/** What ends up in the build; tests do not. */
function buildInputs() {
  const single = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .filter((entry) =>
      /^(next\.config|postcss\.config|proxy|instrumentation(-client)?)\.(ts|mjs)$|^(tsconfig|package-lock)\.json$/.test(
        entry.name,
      ),
    )
    .map((entry) => path.join(root, entry.name));
  return ["app", "components", "lib", "public", "prisma/schema", "prisma/seeds"]
    .flatMap(filesUnder)
    .filter((file) => !/\.test\.tsx?$/.test(file))
    .concat(single);
}

export function isBuilt() {
  return (
    existsSync(path.join(root, ".next", "BUILD_ID")) &&
    readIfThere(path.join(root, ".next", "sourceline-stamp")) === hashOfFiles(buildInputs())
  );
}

/** @returns what `next build` printed; the stamp is left only by a build that succeeded. */
export async function build(env = {}) {
  const stamp = hashOfFiles(buildInputs());
  const result = await collect([bin("next", "dist/bin/next"), "build"], {
    env: { NODE_ENV: "production", ...env },
  });
  if (result.code !== 0) return result;
  // Imported only now: on a bare machine the package is installed by then.
  const { buildThreads } = await import("./threads.mjs");
  await buildThreads();
  writeFileSync(path.join(root, ".next", "sourceline-stamp"), stamp);
  return result;
}

export async function ensureBuilt() {
  if (isBuilt()) return;
  say("Building (a minute or two; only when the code has changed)…");
  const { code, output } = await build();
  if (code !== 0) throw new Trouble(`${output}\nThe build failed; it says why above.`);
}
