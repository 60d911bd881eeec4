/**
 * Refuses requests by methods that nothing here serves (TRACE, PROPFIND, …), whatever they ask for.
 * Next makes a Request of each before it looks for who answers, which throws for some of them and
 * would come back as a fault of ours.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { standBeforeRequests } from "./before-requests";
import { PROBLEM_TYPE, problemOf } from "./problem";
import { SECURITY_HEADERS } from "./security-headers";

const KNOWN = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** Call once, before requests are served. */
export function refuseUnknownMethods(): void {
  standBeforeRequests((request, response) => {
    if (KNOWN.includes(request.method ?? "")) return false;
    refuse(request, response);
    return true;
  });
}

function refuse(request: IncomingMessage, response: ServerResponse): void {
  // What was sent along is not looked at, but read, so that the connection can be used again.
  request.resume();
  for (const { key, value } of SECURITY_HEADERS) response.setHeader(key, value);
  const message = `There is nothing here by ${request.method ?? "that method"}.`;
  response
    .writeHead(405, {
      Allow: KNOWN.join(", "),
      "Cache-Control": "no-store",
      "Content-Type": PROBLEM_TYPE,
    })
    .end(JSON.stringify(problemOf({ code: "INVALID", message }, 405)));
}
