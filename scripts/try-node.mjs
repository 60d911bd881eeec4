/**
 * `npm run try:node -- 24 [22 20.19 | /path/to/node …]`: the server under another Node. Each gets a
 * copy of the checkout (hard links where the disk has them) with the driver compiled for it, serves
 * the demo there, and is written to and read from by many at once.
 */
import { cpSync, existsSync, linkSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ensureBuilt, ensureClient, ensureInstalled } from "./lib/ensure.mjs";
import { collect, ended, root, start, typescript } from "./lib/processes.mjs";
import { main, say, Trouble } from "./lib/trouble.mjs";

const SECONDS = 30;

/** What is written in place has to be a file of its own. */
const COPIED = new Set(["better-sqlite3"]);
const LEFT_OUT = new Set([".git", ".cache", ".sourceline-stamp", "data", "test-results"]);

function copyCheckout(from, to) {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (LEFT_OUT.has(entry.name)) continue;
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory() && !COPIED.has(entry.name)) copyCheckout(source, target);
    else if (entry.isFile()) linkOrCopy(source, target);
    else cpSync(source, target, { recursive: true, verbatimSymlinks: true });
  }
}

function linkOrCopy(source, target) {
  try {
    linkSync(source, target);
  } catch {
    // Another disk, or one that knows no links.
    cpSync(source, target);
  }
}

/** @returns the program, from the registry's package of it where only a version is named. */
async function findNode(wanted, folder) {
  if (existsSync(wanted)) return path.resolve(wanted);
  if (!/^\d+(\.\d+){0,2}$/.test(wanted)) throw new Trouble(`There is no Node at ${wanted}.`);
  const { platform, arch } = process;
  const name = `node-${platform === "win32" ? "win" : platform}-${arch}`;
  mkdirSync(folder);
  const args = ["install", "--prefix", folder, "--no-save", "--ignore-scripts"];
  const { code, output } = await collect([...args, `${name}@${wanted}`], { program: "npm" });
  if (code !== 0)
    throw new Trouble(`${output}\nNode ${wanted} could not be had from the registry.`);
  return path.join(folder, "node_modules", name, "bin", platform === "win32" ? "node.exe" : "node");
}

async function tryOne(wanted, folder) {
  const node = await findNode(wanted, path.join(folder, "node"));
  const checkout = path.join(folder, "checkout");
  copyCheckout(root, checkout);
  // npm, and what npm starts, run under it as well.
  const env = {
    PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH ?? ""}`,
    npm_execpath: "",
    NODE_OPTIONS: "",
  };
  const run = (args) => ended(start(args, { program: node, env, cwd: checkout }));
  say(`Node ${wanted}: making ready…`);
  if ((await run(["scripts/setup.mjs"])) !== 0) return false;
  return (await run(typescript("tests/soak/mixed.ts", [String(SECONDS)]))) === 0;
}

await main(async () => {
  const wanted = process.argv.slice(2);
  if (wanted.length === 0) throw new Trouble("Say which: npm run try:node -- 20.19 22 24");
  await ensureInstalled();
  await ensureClient();
  await ensureBuilt();
  const failed = [];
  for (const one of wanted) {
    const folder = mkdtempSync(path.join(tmpdir(), "sourceline-node-"));
    try {
      if (!(await tryOne(one, folder))) failed.push(one);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  if (failed.length > 0) throw new Trouble(`It does not hold on Node ${failed.join(", ")}.`);
});
