/** Somebody of the demo newsroom who gives commands over HTTP, without a browser. */
import type { Server } from "./server";

export type Person = {
  /** What every request of theirs carries. */
  headers: Readonly<Record<string, string>>;
  /** @returns what was answered. @throws Error naming any other status than 2xx. */
  ask: (path: string, body?: unknown) => Promise<string>;
  /** @returns the command's value. */
  give: (name: string, input: unknown) => Promise<unknown>;
};

function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

export async function signInTo({ url }: Server, email: string): Promise<Person> {
  const csrf = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const password = "sourceline-demo";
  const signedIn = await fetch(`${url}/api/auth/callback/credentials`, {
    method: "POST",
    headers: { cookie: cookiesOf(csrf) },
    body: new URLSearchParams({ csrfToken, email, password, json: "true" }),
  });
  if (!signedIn.ok) throw new Error(`${email} could not sign in: ${await signedIn.text()}`);
  const headers = { cookie: cookiesOf(signedIn), origin: url, "content-type": "application/json" };
  const ask = async (path: string, body?: unknown) => {
    const sent = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
    const answer = await fetch(url + path, { ...sent, headers });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text.slice(0, 300)}`);
    return text;
  };
  return {
    headers,
    ask,
    give: async (name, input) =>
      (JSON.parse(await ask(`/api/v1/commands/${name}`, input)) as { value: unknown }).value,
  };
}
