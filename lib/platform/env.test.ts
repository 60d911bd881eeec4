import path from "node:path";
import { describe, expect, it } from "vitest";
import { parseEnv } from "./env";

describe("configuration", () => {
  it("needs nothing set", () => {
    expect(parseEnv({})).toEqual({
      dataDir: path.resolve("data"),
      databaseFile: path.resolve("data/sourceline.db"),
      attachmentsDir: path.resolve("data/attachments"),
      port: 3000,
      host: "127.0.0.1",
      isDemo: false,
      newsroomName: "Newsroom",
      timeZone: "UTC",
      baseUrl: "http://localhost:3000",
      ownOrigin: null,
      sessionSecret: undefined,
      trustedProxies: 0,
      attachmentsGb: 40,
      auditHeadFile: null,
      logsRequests: true,
      metricsToken: null,
      leastFreeBytes: 256_000_000,
      oldestBackup: null,
      oidc: null,
      mail: null,
      digestHour: 7,
      proposalModel: null,
    });
  });

  it("takes a key that is empty or white space for one that is not set", () => {
    const keys = [
      "DATA_DIR",
      "PORT",
      "HOST",
      "SOURCELINE_DEMO",
      "NEWSROOM_NAME",
      "NEWSROOM_TIMEZONE",
      "NEXTAUTH_URL",
      "NEXTAUTH_SECRET",
      "TRUST_PROXY",
      "OIDC_ISSUER",
    ];
    for (const nothing of ["", "  "]) {
      const source = Object.fromEntries(keys.map((key) => [key, nothing]));
      expect(parseEnv(source)).toEqual(parseEnv({}));
    }
  });

  it("takes every key", () => {
    const env = parseEnv({
      DATA_DIR: "/srv/ledger",
      PORT: "8080",
      HOST: "0.0.0.0",
      SOURCELINE_DEMO: "1",
      NEWSROOM_NAME: "The Daily",
      NEWSROOM_TIMEZONE: "Europe/London",
      NEXTAUTH_URL: "https://ledger.example/",
      NEXTAUTH_SECRET: "s".repeat(32),
      TRUST_PROXY: "2",
      OIDC_ISSUER: "https://id.example",
      OIDC_CLIENT_ID: "ledger",
      OIDC_CLIENT_SECRET: "secret",
    });
    expect(env).toMatchObject({
      databaseFile: "/srv/ledger/sourceline.db",
      port: 8080,
      host: "0.0.0.0",
      isDemo: true,
      newsroomName: "The Daily",
      timeZone: "Europe/London",
      baseUrl: "https://ledger.example",
      ownOrigin: "https://ledger.example",
      trustedProxies: 2,
      oidc: { issuer: "https://id.example", clientId: "ledger", name: "Single sign-on" },
    });
  });

  it.each([
    ["PORT", { PORT: "http" }],
    ["PORT", { PORT: "70000" }],
    ["PORT", { PORT: "80.5" }],
    ["SOURCELINE_DEMO", { SOURCELINE_DEMO: "yes" }],
    ["NEWSROOM_TIMEZONE", { NEWSROOM_TIMEZONE: "Mars/Olympus" }],
    ["NEXTAUTH_URL", { NEXTAUTH_URL: "ledger.example" }],
    ["NEXTAUTH_URL", { NEXTAUTH_URL: "javascript:alert(1)" }],
    ["NEXTAUTH_SECRET", { NEXTAUTH_SECRET: "short" }],
    ["TRUST_PROXY", { TRUST_PROXY: "true" }],
    ["OIDC_ISSUER", { OIDC_ISSUER: "https://id.example", OIDC_CLIENT_ID: "ledger" }],
    ["OIDC_ISSUER", { OIDC_ISSUER: "id" }],
  ])("names %s when it is wrong, and shows no value", (key, source: Record<string, string>) => {
    expect(() => parseEnv(source)).toThrow(new RegExp(`The configuration is wrong: ${key} `));
    expect(() => parseEnv({ NEXTAUTH_SECRET: "hunter2" })).not.toThrow(/hunter2/);
  });

  it("names all that is wrong at once", () => {
    expect(() => parseEnv({ PORT: "x", TRUST_PROXY: "y" })).toThrow(/PORT .*TRUST_PROXY /);
  });

  it("sends mail only where it is said by whom", () => {
    const SMTP_URL = "smtps://user:pass@mail.example";
    const SMTP_FROM = "Sourceline <sourceline@example.com>";
    expect(parseEnv({ SMTP_URL, SMTP_FROM }).mail).toEqual({ url: SMTP_URL, from: SMTP_FROM });
    expect(() => parseEnv({ SMTP_URL })).toThrow(/SMTP_FROM/);
    expect(() => parseEnv({ SMTP_URL: "mail.example", SMTP_FROM })).toThrow(/SMTP_URL/);
    expect(() => parseEnv({ DIGEST_HOUR: "24" })).toThrow(/DIGEST_HOUR/);
  });

  it("asks a model only where both its address and its name are given", () => {
    const PROPOSALS_ENDPOINT = "http://127.0.0.1:11434/v1/";
    expect(parseEnv({ PROPOSALS_ENDPOINT, PROPOSALS_MODEL: "small" }).proposalModel).toEqual({
      endpoint: "http://127.0.0.1:11434/v1",
      model: "small",
      key: undefined,
    });
    expect(() => parseEnv({ PROPOSALS_ENDPOINT })).toThrow(/PROPOSALS_MODEL/);
  });
});
