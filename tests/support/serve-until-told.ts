/**
 * A server for the test of how ours ends: it answers as its paths say and writes to the database
 * that DATA_DIR names. Prints its port once it listens.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { env } from "@/lib/platform/env";
import { openWriter } from "@/lib/platform/client";
import { shutDownOnSignals } from "@/lib/platform/shut-down";
import { onStopping } from "@/lib/platform/stopping";

const { connection } = await openWriter(env().databaseFile);
connection.exec(`CREATE TABLE "Kept" ("at" TEXT)`);

/** Requests to /wait, answered when somebody asks for /release. */
const waiting: Array<() => void> = [];

const server = createServer((request, response) => {
  switch (request.url) {
    case "/wait":
      waiting.push(() => {
        connection.exec(`INSERT INTO "Kept" VALUES ('after the signal')`);
        response.end("finished");
      });
      process.stdout.write("waiting\n");
      return;
    case "/half":
      response.writeHead(200, { "Content-Length": "100" });
      response.write("half");
      return;
    case "/stream":
      response.setHeader("Content-Type", "text/event-stream");
      response.write(": here\n\n");
      onStopping(() => response.end());
      return;
    case "/never":
      process.stdout.write("waiting\n");
      return;
    default:
      response.end("here");
  }
});
shutDownOnSignals();
// The parent says when what waits is to be done.
process.stdin.on("data", () => {
  for (const release of waiting.splice(0)) release();
});
process.stdin.unref();
server.listen(0, "127.0.0.1", () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
});
