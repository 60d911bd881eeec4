/**
 * Puts a listener of ours in the place of the framework's, which gets what is not ours to answer.
 * The framework makes its server by itself: it is met with its first request.
 */
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, RequestListener, Server, ServerResponse } from "node:http";

/**
 * Call once for each, before requests are served; what is put there later is asked first.
 * @param answers whether it answers the request, which is then nobody else's.
 */
export function standBeforeRequests(
  answers: (request: IncomingMessage, response: ServerResponse) => boolean,
): void {
  const servers = new WeakSet<Server>();
  subscribe("http.server.request.start", (message) => {
    const { server } = message as { server: Server };
    if (servers.has(server)) return;
    servers.add(server);
    const listeners = server.listeners("request") as RequestListener[];
    server.removeAllListeners("request");
    server.on("request", (request: IncomingMessage, response: ServerResponse) => {
      if (answers(request, response)) return;
      for (const listener of listeners) listener.call(server, request, response);
    });
  });
}
