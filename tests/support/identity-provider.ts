/**
 * A small OpenID Connect issuer for tests: discovery, authorization code flow with PKCE,
 * RS256 keys. It signs in whoever `signedIn` says, without asking, and can be told to lie.
 */
import { createHash, generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type ProviderPerson = {
  sub: string;
  email?: string;
  email_verified?: boolean | string;
  name?: string;
};

/** How it may misbehave. */
export type Lie =
  | "wrong nonce"
  | "wrong audience"
  | "wrong issuer"
  | "expired token"
  | "foreign key"
  | "unsigned token";

type Grant = { challenge: string; redirectUri: string; nonce: string; person: ProviderPerson };

export class IdentityProvider {
  readonly clientId = "sourceline";
  readonly clientSecret = "the client's secret";
  signedIn: ProviderPerson | null = null;
  lie: Lie | null = null;
  /** Keeps name and address out of the identity token; the userinfo endpoint has them. */
  thinTokens = false;

  readonly #server: Server;
  readonly #grants = new Map<string, Grant>();
  readonly #tokens = new Map<string, ProviderPerson>();
  readonly #keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
  readonly #foreignKeys = generateKeyPairSync("rsa", { modulusLength: 2048 });

  private constructor() {
    this.#server = createServer((request, response) => {
      this.#answer(request).then(
        (reply) => write(response, reply),
        (error: unknown) => write(response, { status: 500, body: { error: String(error) } }),
      );
    });
  }

  static async start(): Promise<IdentityProvider> {
    const provider = new IdentityProvider();
    await new Promise<void>((resolve) => provider.#server.listen(0, "127.0.0.1", resolve));
    return provider;
  }

  get issuer(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** What a server is configured with to use this provider. */
  get env(): Record<string, string> {
    return {
      OIDC_ISSUER: this.issuer,
      OIDC_CLIENT_ID: this.clientId,
      OIDC_CLIENT_SECRET: this.clientSecret,
      OIDC_NAME: "Newsroom ID",
    };
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
    });
  }

  async #answer(request: IncomingMessage): Promise<Reply> {
    const url = new URL(request.url ?? "/", this.issuer);
    switch (url.pathname) {
      case "/.well-known/openid-configuration":
        return json(200, this.#discovery());
      case "/jwks":
        return json(200, {
          keys: [
            {
              ...this.#keys.publicKey.export({ format: "jwk" }),
              kid: "1",
              alg: "RS256",
              use: "sig",
            },
          ],
        });
      case "/authorize":
        return this.#authorize(url.searchParams);
      case "/token":
        return this.#exchange(request, new URLSearchParams(await bodyOf(request)));
      case "/userinfo": {
        const person = this.#tokens.get((request.headers.authorization ?? "").slice(7));
        return person ? json(200, person) : json(401, {});
      }
      default:
        return json(404, {});
    }
  }

  #discovery() {
    return {
      issuer: this.issuer,
      authorization_endpoint: `${this.issuer}/authorize`,
      token_endpoint: `${this.issuer}/token`,
      userinfo_endpoint: `${this.issuer}/userinfo`,
      jwks_uri: `${this.issuer}/jwks`,
      response_types_supported: ["code"],
      subject_types_supported: ["public"],
      id_token_signing_alg_values_supported: ["RS256"],
      code_challenge_methods_supported: ["S256"],
    };
  }

  #authorize(query: URLSearchParams): Reply {
    const redirectUri = query.get("redirect_uri") ?? "";
    const isRight =
      query.get("client_id") === this.clientId &&
      query.get("response_type") === "code" &&
      query.get("code_challenge_method") === "S256" &&
      (query.get("scope") ?? "").split(" ").includes("openid") &&
      query.has("state") &&
      query.has("nonce");
    if (!isRight) return json(400, { error: "invalid_request" });
    const target = new URL(redirectUri);
    target.searchParams.set("state", query.get("state") ?? "");
    if (this.signedIn) {
      const code = randomUUID();
      this.#grants.set(code, {
        challenge: query.get("code_challenge") ?? "",
        redirectUri,
        nonce: query.get("nonce") ?? "",
        person: this.signedIn,
      });
      target.searchParams.set("code", code);
    } else {
      target.searchParams.set("error", "access_denied");
    }
    return { status: 302, location: target.href };
  }

  #exchange(request: IncomingMessage, form: URLSearchParams): Reply {
    const basic = (request.headers.authorization ?? "").replace(/^Basic /, "");
    const [id, secret] = Buffer.from(basic, "base64").toString("utf8").split(":").map(fromForm);
    if (id !== this.clientId || secret !== this.clientSecret) {
      return json(401, { error: "invalid_client" });
    }
    const code = form.get("code") ?? "";
    const grant = this.#grants.get(code);
    this.#grants.delete(code);
    const verifier = form.get("code_verifier") ?? "";
    const challenge = createHash("sha256").update(verifier).digest("base64url");
    if (grant?.challenge !== challenge || grant.redirectUri !== form.get("redirect_uri")) {
      return json(400, { error: "invalid_grant" });
    }
    const accessToken = randomUUID();
    this.#tokens.set(accessToken, grant.person);
    return json(200, {
      access_token: accessToken,
      token_type: "Bearer",
      expires_in: 300,
      id_token: this.#idToken(grant),
    });
  }

  #idToken({ nonce, person }: Grant): string {
    const issuedAt = Math.floor(Date.now() / 1000) - (this.lie === "expired token" ? 7200 : 0);
    const header = { alg: this.lie === "unsigned token" ? "none" : "RS256", kid: "1", typ: "JWT" };
    const claims = {
      ...(this.thinTokens ? { sub: person.sub } : person),
      iss: this.lie === "wrong issuer" ? "https://elsewhere.example" : this.issuer,
      aud: this.lie === "wrong audience" ? "another-client" : this.clientId,
      iat: issuedAt,
      exp: issuedAt + 300,
      nonce: this.lie === "wrong nonce" ? "another" : nonce,
    };
    const content = `${encode(header)}.${encode(claims)}`;
    if (this.lie === "unsigned token") return `${content}.`;
    const keys = this.lie === "foreign key" ? this.#foreignKeys : this.#keys;
    return `${content}.${sign("sha256", Buffer.from(content), keys.privateKey).toString("base64url")}`;
  }
}

/** RFC 6749 §2.3.1: both parts are form-encoded. */
function fromForm(text: string): string {
  return decodeURIComponent(text.replaceAll("+", " "));
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

type Reply = { status: number; body?: object; location?: string };

function json(status: number, body: object): Reply {
  return { status, body };
}

function write(response: ServerResponse, { status, body, location }: Reply): void {
  response.writeHead(status, {
    "Content-Type": "application/json",
    ...(location ? { Location: location } : {}),
  });
  response.end(body ? JSON.stringify(body) : undefined);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
