/**
 * Trouble that the reader can do something about: one clear sentence and exit code 1,
 * instead of a stack trace. Anything else that is thrown is a fault of ours and keeps its trace.
 */
export class Trouble extends Error {}

/** Progress goes to stderr, so that a command's own output can be piped. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/** Runs an entry point to its end; Trouble ends it with its sentence. */
export async function main(work) {
  try {
    const code = await work();
    process.exitCode = typeof code === "number" ? code : 0;
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}
