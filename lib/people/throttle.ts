/** How many attempts are allowed within how long, and how long to wait. Pure. */
export type Limit = {
  /** What is counted, e.g. "account" and its address. */
  key: string;
  most: number;
  withinSeconds: number;
};

/** 0 when another attempt is allowed now. */
export function secondsToWait(times: readonly number[], limit: Limit, at: Date): number {
  const since = at.getTime() - limit.withinSeconds * 1000;
  const counted = times.filter((time) => time > since).sort((a, b) => a - b);
  const freeing = counted[counted.length - limit.most];
  return freeing === undefined ? 0 : Math.max(1, Math.ceil((freeing - since) / 1000));
}

/** "Try again in 12 minutes." */
export function waitInWords(seconds: number): string {
  if (seconds === 1) return "Try again in 1 second.";
  if (seconds <= 90) return `Try again in ${seconds} seconds.`;
  return `Try again in ${Math.ceil(seconds / 60)} minutes.`;
}
