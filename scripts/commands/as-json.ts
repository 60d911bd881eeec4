/**
 * `--json` for commands that have no form of their own for it: what they say, line by line, as one object,
 * and how they ended, so that a script reads the one as it reads the other.
 */

/** Those that read `--json` themselves, by the names under which sourceline.ts has them. */
export const OWN_JSON: ReadonlySet<string> = new Set([
  ...[
    "audit list",
    "token",
    "user",
    "export claims",
    "import claims",
    "import claimreview",
    "import draft",
    "text",
  ],
]);

/** @returns the command's exit code, after one line of JSON on stdout. */
export async function saidAsJson(run: () => Promise<number>): Promise<number> {
  const said: string[] = [];
  const print = console.log;
  console.log = (...parts: unknown[]) => {
    said.push(parts.map(String).join(" "));
  };
  try {
    const code = await run();
    print(JSON.stringify({ ok: code === 0, code, said }));
    return code;
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    print(JSON.stringify({ ok: false, code: 1, said, fault }));
    throw error;
  } finally {
    console.log = print;
  }
}
