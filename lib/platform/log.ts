/**
 * The server's own log, on its standard error: where faults of ours go, so that they reach
 * whoever runs the server and never a client.
 */
import { inspect } from "node:util";

export function logFault(fault: unknown): void {
  process.stderr.write(`${new Date().toISOString()} ${inspect(fault)}\n`);
}
