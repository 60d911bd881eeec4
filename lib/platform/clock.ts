/** The one place that asks what time it is, so that rules can be handed a time instead. */
let setTo: Date | null = null;

export function now(): Date {
  return new Date(setTo ?? Date.now());
}

/**
 * Stops the clock at a time gone by, so that demo records loaded from a terminal have a past;
 * null sets it going again. The log's times stay in order as long as the caller's do.
 * @throws Error inside the server, whose clock nobody sets, and for a time that lies ahead.
 */
export function setClockForSeeding(at: Date | null): void {
  if (process.env.NEXT_RUNTIME) throw new Error("The clock of a running server cannot be set.");
  if (at && at.getTime() > Date.now()) throw new Error("Demo records cannot lie in the future.");
  setTo = at && new Date(at);
}
