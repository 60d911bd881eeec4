/**
 * The server's own log, on its standard error: where faults of ours go, so that they reach
 * whoever runs the server and never a client. Names the request in which one happened.
 */
import { inspect } from "node:util";
import { currentRequest } from "./request";

export function logFault(fault: unknown): void {
  const request = currentRequest();
  const where = request ? ` ${JSON.stringify(request)}` : "";
  process.stderr.write(`${new Date().toISOString()}${where} ${inspect(fault)}\n`);
}
