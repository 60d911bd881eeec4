/** The one place that asks what time it is, so that rules can be handed a time instead. */
export function now(): Date {
  return new Date();
}
