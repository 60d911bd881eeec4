import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, vi } from "vitest";

/** For the whole file: a language model that reads every draft and finds nothing in it. */
export function useSilentModel(): void {
  let model: Server;
  beforeAll(async () => {
    model = createServer((_request, response) => {
      const content = JSON.stringify({ claims: [] });
      response.end(JSON.stringify({ choices: [{ message: { content } }] }));
    }).listen(0, "127.0.0.1");
    await once(model, "listening");
    const { port } = model.address() as AddressInfo;
    vi.stubEnv("PROPOSALS_ENDPOINT", `http://127.0.0.1:${port}`);
    vi.stubEnv("PROPOSALS_MODEL", "none");
  });
  afterAll(() => {
    model.close();
  });
}
