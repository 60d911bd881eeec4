/**
 * A client of the API whose types are generated from its description: what is given to an operation, and
 * what it answers, the compiler checks. How requests get there is its maker's: over HTTP, or to the
 * endpoints in this process.
 */
import type { Operations } from "./operations";

export type OperationName = keyof Operations;
type Given<Name extends OperationName> = Partial<
  Pick<Operations[Name], "params" | "query" | "body">
> & { headers?: Record<string, string> };

export type Answered<Value> = {
  status: number;
  headers: Headers;
  /** Where it was done. */
  answer: Value;
  /** Whatever came, where it was refused. */
  problem: Record<string, unknown>;
};

export type Send = (request: Request) => Promise<Response>;

export class ApiClient {
  readonly #send: Send;
  readonly #token: string;

  constructor(send: Send, token: string) {
    this.#send = send;
    this.#token = token;
  }

  async ask<Name extends OperationName>(
    name: Name,
    { params = {}, query = {}, body, headers = {} }: Given<Name> = {},
  ): Promise<Answered<Operations[Name]["answer"]>> {
    const [method = "GET", path = ""] = name.split(" ");
    const url = new URL(filled(path, params), "http://localhost");
    for (const [key, value] of Object.entries(query)) url.searchParams.set(key, String(value));
    const isForm = body instanceof FormData;
    const sent = {
      authorization: `Bearer ${this.#token}`,
      ...(body !== undefined && !isForm && { "content-type": "application/json" }),
      ...headers,
    };
    const request = new Request(url, {
      method,
      headers: sent,
      ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
    });
    const response = await this.#send(request);
    const text = await response.text();
    const isJson = /\bjson\b/.test(response.headers.get("content-type") ?? "");
    const value: unknown = isJson && text !== "" ? JSON.parse(text) : text;
    return {
      status: response.status,
      headers: response.headers,
      answer: value as Operations[Name]["answer"],
      problem: value as Record<string, unknown>,
    };
  }
}

function filled(path: string, params: object): string {
  const given = params as Record<string, unknown>;
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(given[name])));
}
