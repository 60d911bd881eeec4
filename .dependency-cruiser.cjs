/**
 * The borders between folders, one rule each, with the reason for it.
 * Layers: app → components → lib, and inside lib one way along scripts/lib/structure.cjs.
 */
const { readdirSync, readFileSync } = require("node:fs");
const path = require("node:path");
const { order, purePattern } = require("./scripts/lib/structure.cjs");

const tests = "\\.test\\.tsx?$";
const pure = purePattern();
/** Erased before anything runs, so harmless across a border that is about what runs where. */
const erased = ["type-only"];

/** Files that open with "use client", wherever they live: what Next sends to the browser. */
function clientFiles() {
  return ["app", "components"]
    .flatMap((folder) =>
      readdirSync(path.join(__dirname, folder), { recursive: true, encoding: "utf8" }).map((file) =>
        path.posix.join(folder, file.split(path.sep).join("/")),
      ),
    )
    .filter((file) => /\.tsx?$/.test(file))
    .filter((file) => /^["']use client["']/m.test(readFileSync(path.join(__dirname, file), "utf8")))
    .map((file) => file.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
}

/** One rule per folder of lib: it may not look at those that build on it. */
const oneWayInsideLib = order.slice(0, -1).map(({ folder, is }, index) => {
  const later = order.slice(index + 1).map((entry) => entry.folder);
  return {
    name: `lib-${folder}-stands-below`,
    comment: `lib/${folder} is ${is}. It is built upon by ${later.join(", ")} and must work without them; move what is shared down, or pass it in.`,
    severity: "error",
    from: { path: `^lib/${folder}/`, pathNot: tests },
    to: { path: `^lib/(${later.join("|")})/` },
  };
});

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      comment:
        "Files that need each other cannot be read, tested or changed apart. Move what both need into a third.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: erased } },
    },
    {
      name: "everything-resolves",
      comment: "This import leads nowhere: a wrong path, or a package missing from package.json.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "packages-are-announced",
      comment:
        "This package is here only because another one needs it and may be gone tomorrow. Add it to package.json.",
      severity: "error",
      from: {},
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
    {
      name: "product-runs-without-dev-packages",
      comment:
        "What is served must not need a package that is installed for development only. Move it to dependencies.",
      severity: "error",
      from: { path: "^(app|components|lib)/", pathNot: tests },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: erased },
    },
    {
      name: "lib-knows-no-screens",
      comment:
        "lib is the newsroom's rules and records; it must work for the API, the command line and tests. Screens import it, never the other way.",
      severity: "error",
      from: { path: "^lib/", pathNot: tests },
      to: { path: "^(app|components)/" },
    },
    {
      name: "components-know-no-routes",
      comment:
        "Components are composed by routes. What a component needs from a page comes in as props.",
      severity: "error",
      from: { path: "^components/" },
      to: { path: "^app/" },
    },
    {
      name: "components-change-nothing",
      comment:
        "A component may read through a noun's queries while it renders on the server; it never opens the database or calls a command. Changes leave through useCommand, so that each is checked and answered in one place.",
      severity: "error",
      from: { path: "^components/", pathNot: tests },
      to: {
        path: "^lib/(.+/(commands|actions)|platform/(client|db|migrate|transaction)|audit/commit|registry)\\.ts$",
        dependencyTypesNot: erased,
      },
    },
    {
      name: "ui-kit-knows-no-newsroom",
      comment:
        "components/ui knows nothing of claims or stories, so that it can be used by all of them. Put what knows them into the noun's own folder.",
      severity: "error",
      from: { path: "^components/ui/", pathNot: tests },
      to: { path: "^(components/(?!ui/)|lib/(?!platform/))" },
    },
    {
      name: "browser-gets-pure-files-only",
      comment:
        'A "use client" file goes to the browser with all it imports. From lib it may take rules.ts, the named pure files (scripts/lib/structure.cjs) and types; commands are called with useCommand.',
      severity: "error",
      from: { path: `^(${clientFiles().join("|")})$` },
      to: {
        path: "^(lib|prisma)/",
        pathNot: pure,
        dependencyTypesNot: erased,
      },
    },
    {
      name: "browser-carries-no-schemas",
      comment:
        "What was typed is checked on the server; the schemas bring 30 kB (gzip) of their library into every page. Put limits and lists that a form shows into rules.ts.",
      severity: "error",
      from: { path: "^components/", pathNot: tests },
      to: {
        path: "^lib/(.+/input|platform/text)\\.ts$|node_modules/zod/",
        dependencyTypesNot: erased,
      },
    },
    {
      name: "pure-files-stay-pure",
      comment:
        "rules.ts, input.ts and the named pure files decide from what they are given: no database, no request, no Node. Pass in what they need.",
      severity: "error",
      from: { path: pure },
      to: {
        path: "^(lib|prisma)/|node_modules/(next|next-auth|react|@prisma|better-sqlite3)/",
        pathNot: pure,
        dependencyTypesNot: erased,
      },
    },
    {
      name: "pure-files-need-no-node",
      comment: "The browser has no Node modules; pure files run there too.",
      severity: "error",
      from: { path: pure },
      to: { dependencyTypes: ["core"], dependencyTypesNot: erased },
    },
    {
      name: "rules-know-no-prisma",
      comment:
        "Desk rules outlive the way records are stored: they name their own types and know nothing of Prisma, not even its types.",
      severity: "error",
      from: { path: "^lib/.+/rules\\.ts$" },
      to: { path: "prisma" },
    },
    {
      name: "one-writable-client",
      comment:
        "The writable client is handed out by commit() (lib/audit/commit.ts) and nowhere else, so that no change goes without its event.",
      severity: "error",
      from: {
        path: "^(app|components|lib)/",
        pathNot: ["^lib/platform/", "^lib/audit/", tests],
      },
      to: { path: "^lib/platform/(client|transaction)\\.ts$", dependencyTypesNot: erased },
    },
    {
      name: "draft-jobs-know-no-records",
      comment:
        "A draft's jobs run in threads that have nothing but their input: no database, no request. Read what they need in a query or command and hand it over (lib/drafts/run-job.ts).",
      severity: "error",
      from: { path: "^lib/drafts/jobs\\.ts$" },
      to: {
        path: "^lib/(platform/(client|db|env|rows|threads|transaction)|access|audit)|node_modules/(next|next-auth|better-sqlite3)/",
        reachable: true,
      },
    },
    {
      name: "registry-is-for-the-door",
      comment:
        "lib/registry.ts merges all nouns; what a noun needs from another it imports from that noun. lib/api describes them all.",
      severity: "error",
      from: { path: "^lib/[^/]+/", pathNot: "^lib/api/" },
      to: { path: "^lib/registry\\.ts$" },
    },
    {
      name: "product-knows-no-tests",
      comment: "What is served must not lean on test helpers or scripts.",
      severity: "error",
      from: { path: "^(app|components|lib)/", pathNot: tests },
      to: { path: `^(tests|scripts)/|${tests}` },
    },
    ...oneWayInsideLib,
  ],
  options: {
    doNotFollow: { path: ["node_modules", "^prisma/generated/"] },
    exclude: { path: "\\.css$" },
    tsConfig: { fileName: "tsconfig.json" },
    // Type imports count too: a border that types may cross is no border inside lib.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      mainFields: ["module", "main", "types"],
    },
    skipAnalysisNotInRules: true,
  },
};
