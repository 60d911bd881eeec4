/** Asks a server on this machine over kept-alive connections, and reads each answer to its end. */
import { Agent, request } from "node:http";

export type Call = {
  path: string;
  /** Makes it a POST of JSON. */
  body?: unknown;
};

export type Answer = {
  status: number;
  /** As sent: before any compression, which is not asked for. */
  bytes: number;
  text: () => string;
};

export type Target = {
  /** http://localhost:<port> */
  url: string;
  pid: number;
  /** The session of whoever asks; none where nobody has to sign in. */
  cookie?: string;
};

export class Client {
  readonly #agent: Agent;
  readonly #port: number;
  readonly #headers: Record<string, string>;

  /**
   * @param options.keepAlive false for somebody who asks now and then: the server closes a
   * connection that has been idle for long, perhaps just when it is used again
   */
  constructor({ url, cookie }: Target, connections: number, { keepAlive = true } = {}) {
    const { host, port, origin } = new URL(url);
    this.#agent = new Agent({ keepAlive, maxSockets: connections });
    this.#port = Number(port);
    this.#headers = { host, origin, ...(cookie === undefined ? {} : { cookie }) };
  }

  ask({ path, body }: Call): Promise<Answer> {
    const payload = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
    return new Promise((resolve, reject) => {
      const sent = request({
        agent: this.#agent,
        host: "127.0.0.1",
        port: this.#port,
        path,
        method: payload ? "POST" : "GET",
        headers: payload
          ? {
              ...this.#headers,
              "content-type": "application/json",
              "content-length": payload.length,
            }
          : this.#headers,
      });
      sent.once("error", reject);
      sent.once("response", (response) => {
        const chunks: Buffer[] = [];
        let bytes = 0;
        response.on("data", (chunk: Buffer) => {
          bytes += chunk.length;
          // Nobody reads a whole export again.
          if (bytes < 4_000_000) chunks.push(chunk);
        });
        response.once("error", reject);
        response.once("end", () => {
          const text = () => Buffer.concat(chunks).toString("utf8");
          resolve({ status: response.statusCode ?? 0, bytes, text });
        });
      });
      sent.end(payload);
    });
  }

  /** The JSON of an answer that must be a success. */
  async read<Value>(call: Call): Promise<Value> {
    const answer = await this.ask(call);
    if (!isSuccess(answer)) {
      throw new Error(`${call.path} answered ${answer.status}: ${answer.text().slice(0, 500)}`);
    }
    return JSON.parse(answer.text()) as Value;
  }

  close(): void {
    this.#agent.destroy();
  }
}

export function isSuccess({ status }: Answer): boolean {
  return status >= 200 && status < 300;
}
