/**
 * The floor: what this machine can do with the bench's questions when nothing stands between
 * node:http and SQLite; no framework, no sign-in, no permissions, no checks of what comes in.
 * `server.ts FILE` serves the file on a free port, which it prints.
 */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setImmediate } from "node:timers/promises";
import { FloorDatabase, type FloorClaim, type NewClaim } from "./database";
import { workbook } from "./workbook";

const [file] = process.argv.slice(2);
if (!file) throw new Error("Which file?");
const database = new FloorDatabase(file);

function answer(response: ServerResponse, value: unknown): void {
  const body = Buffer.from(JSON.stringify(value));
  response.writeHead(200, { "content-type": "application/json", "content-length": body.length });
  response.end(body);
}

async function readBody<Value>(request: IncomingMessage): Promise<Value> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString("utf8")) as Value;
}

function csvLine(values: Array<string | number | null>): string {
  const cells = values.map((value) => {
    const text = String(value ?? "");
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return `${cells.join(",")}\r\n`;
}

async function sendCsv(response: ServerResponse, slices: Iterable<FloorClaim[]>): Promise<void> {
  response.writeHead(200, { "content-type": "text/csv; charset=utf-8" });
  let isFirst = true;
  for (const rows of slices) {
    const head = isFirst && rows[0] ? csvLine(Object.keys(rows[0])) : "";
    isFirst = false;
    const text = head + rows.map((claim) => csvLine(Object.values(claim))).join("");
    if (!response.write(text)) await once(response, "drain");
    // Others are answered between two slices.
    await setImmediate();
  }
  response.end();
}

function sendWorkbook(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "application/octet-stream" });
  workbook(database.everything()).pipe(response);
}

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
  const limit = Number(searchParams.get("limit") ?? 50);
  const words = searchParams.get("q");
  if (pathname === "/empty") answer(response, {});
  else if (pathname === "/claims.csv") await sendCsv(response, database.everything());
  else if (pathname === "/claims.xlsx") sendWorkbook(response);
  else if (pathname === "/claims" && request.method === "POST") {
    answer(response, database.logClaim(await readBody<NewClaim>(request)));
  } else if (pathname === "/claims" && words !== null) {
    answer(response, database.search(words, limit));
  } else if (pathname === "/claims") {
    answer(response, database.list(searchParams.get("level") ?? "", limit));
  } else if (request.method === "POST") {
    const { risk } = await readBody<{ risk: string }>(request);
    answer(response, database.changeRisk(idIn(pathname), risk));
  } else {
    answer(response, database.open(idIn(pathname)));
  }
}

function idIn(pathname: string): number {
  return Number(pathname.slice("/claims/".length));
}

const server = createServer((request, response) => {
  handle(request, response).catch((error: unknown) => {
    console.error(error);
    response.writeHead(500).end();
  });
});
server.listen(0, "127.0.0.1", () => {
  console.log(`http://localhost:${(server.address() as AddressInfo).port}`);
});
