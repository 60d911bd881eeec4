/** For tests of refusals: what a command threw, or a failure where it went through. */
import { SourcelineError } from "@/lib/platform/errors";

export async function refusal(attempt: () => Promise<unknown>): Promise<SourcelineError> {
  try {
    await attempt();
  } catch (error) {
    if (error instanceof SourcelineError) return error;
    throw error;
  }
  throw new Error("This was meant to be refused and went through.");
}
