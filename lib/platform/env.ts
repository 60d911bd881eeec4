/**
 * Configuration, read once from the environment (and `.env`, which Next and the scripts
 * load). Every key is optional; .env.example explains them.
 */
import path from "node:path";
import { z } from "zod";

const emptyAsUnset = (value: unknown) =>
  typeof value === "string" && value.trim() === "" ? undefined : value;
const webAddress = z.url({
  protocol: /^https?$/,
  error: "is not an address beginning with https:// or http://",
});
const text = z.preprocess(emptyAsUnset, z.string().optional());
const secret = z.preprocess(
  emptyAsUnset,
  z.string().min(32, "needs at least 32 characters").optional(),
);

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

const schema = z
  .object({
    DATA_DIR: z.preprocess(emptyAsUnset, z.string().default("data")),
    PORT: z.preprocess(emptyAsUnset, z.coerce.number().int().min(0).max(65535).default(3000)),
    HOST: z.preprocess(emptyAsUnset, z.string().default("127.0.0.1")),
    SOURCELINE_DEMO: z.preprocess(emptyAsUnset, z.enum(["0", "1"]).default("0")),
    NEWSROOM_NAME: text,
    NEWSROOM_TIMEZONE: z.preprocess(
      emptyAsUnset,
      z.string().refine(isTimeZone, "is not a time zone such as Europe/London").optional(),
    ),
    NEXTAUTH_URL: z.preprocess(emptyAsUnset, webAddress.optional()),
    NEXTAUTH_SECRET: secret,
    TRUST_PROXY: z.preprocess(emptyAsUnset, z.coerce.number().int().min(0).max(9).default(0)),
    ATTACHMENTS_GB: z.preprocess(emptyAsUnset, z.coerce.number().positive().max(1e6).default(40)),
    OIDC_ISSUER: z.preprocess(emptyAsUnset, webAddress.optional()),
    OIDC_CLIENT_ID: text,
    OIDC_CLIENT_SECRET: text,
    OIDC_NAME: text,
    SMTP_URL: z.preprocess(
      emptyAsUnset,
      z
        .url({
          protocol: /^smtps?$/,
          error: "is not an address beginning with smtp:// or smtps://",
        })
        .optional(),
    ),
    SMTP_FROM: text,
    DIGEST_HOUR: z.preprocess(emptyAsUnset, z.coerce.number().int().min(0).max(23).default(7)),
    REQUEST_LOG: z.preprocess(emptyAsUnset, z.enum(["0", "1"]).default("1")),
    AUDIT_HEAD_FILE: text,
    METRICS_TOKEN: z.preprocess(
      emptyAsUnset,
      z.string().min(16, "needs at least 16 characters").optional(),
    ),
    READY_FREE_MB: z.preprocess(emptyAsUnset, z.coerce.number().int().min(0).default(256)),
    READY_BACKUP_HOURS: z.preprocess(emptyAsUnset, z.coerce.number().positive().optional()),
    BACKUP_PASSPHRASE: text,
    IDENTITY_KEY: secret,
    IDENTITY_KEY_BEFORE: secret,
    IDENTITY_KEY_FILE: text,
    PROPOSALS_ENDPOINT: z.preprocess(emptyAsUnset, webAddress.optional()),
    PROPOSALS_MODEL: text,
    PROPOSALS_KEY: text,
  })
  .refine((e) => !e.PROPOSALS_ENDPOINT || e.PROPOSALS_MODEL, {
    path: ["PROPOSALS_ENDPOINT"],
    message: "needs PROPOSALS_MODEL beside it",
  })
  .refine((e) => !e.SMTP_URL || e.SMTP_FROM, {
    path: ["SMTP_URL"],
    message: "needs SMTP_FROM beside it: the address that mail comes from",
  })
  .refine((e) => !e.IDENTITY_KEY_BEFORE || e.IDENTITY_KEY, {
    path: ["IDENTITY_KEY_BEFORE"],
    message: "needs IDENTITY_KEY, the new one, beside it",
  })
  .refine((e) => !e.OIDC_ISSUER || (e.OIDC_CLIENT_ID && e.OIDC_CLIENT_SECRET), {
    path: ["OIDC_ISSUER"],
    message: "needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET beside it",
  });

export type Env = {
  dataDir: string;
  databaseFile: string;
  attachmentsDir: string;
  port: number;
  host: string;
  isDemo: boolean;
  newsroomName: string;
  timeZone: string;
  baseUrl: string;
  /** The origin of NEXTAUTH_URL; null where it is not set. */
  ownOrigin: string | null;
  sessionSecret: string | undefined;
  /** How many proxies in front of us write X-Forwarded-For; 0: the connection's own address counts. */
  trustedProxies: number;
  /** What all attached files may take up together, in GiB. */
  attachmentsGb: number;
  /** Whether each request is written as a line on the standard output. */
  logsRequests: boolean;
  /** Opens /api/metrics; null: there is no such page. */
  /** Where the log's head is written, too; best on another machine. Null: in the data folder alone. */
  auditHeadFile: string | null;
  metricsToken: string | null;
  /** With less room on the data folder's disk the server is not ready. */
  leastFreeBytes: number;
  /** Milliseconds; with an older backup the server is not ready. Null: whatever its age. */
  oldestBackup: number | null;
  /** What backups are encrypted with, where nothing else is said. */
  backupPassphrase: string | undefined;
  /** What identities of confidential sources are sealed under; undefined: a key in a file. */
  identityKey: string | undefined;
  /** The one of before, while what it sealed is sealed anew. */
  formerIdentityKey: string | undefined;
  /** Where the file of keys lies; undefined: in the data folder. */
  identityKeyFile: string | undefined;
  oidc: { issuer: string; clientId: string; clientSecret: string; name: string } | null;
  /** The mail server that notifications leave by; null, the default: no mail is sent. */
  mail: { url: string; from: string } | null;
  /** The hour, in the newsroom's time zone, from which on the day's digest is sent. */
  digestHour: number;
  /** A language model that may add proposals; null, the default: no text ever leaves. */
  proposalModel: { endpoint: string; model: string; key: string | undefined } | null;
};

/** @throws Error naming each key that is wrong. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const parsed = schema.safeParse(source);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((i) => `${i.path.join(".")} ${i.message}`);
    throw new Error(`The configuration is wrong: ${faults.join("; ")}. See .env.example.`);
  }
  const e = parsed.data;
  const dataDir = path.resolve(/* turbopackIgnore: true */ process.cwd(), e.DATA_DIR);
  return {
    dataDir,
    databaseFile: path.join(dataDir, "sourceline.db"),
    attachmentsDir: path.join(dataDir, "attachments"),
    port: e.PORT,
    host: e.HOST,
    isDemo: e.SOURCELINE_DEMO === "1",
    newsroomName: e.NEWSROOM_NAME ?? "Newsroom",
    timeZone: e.NEWSROOM_TIMEZONE ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    baseUrl: e.NEXTAUTH_URL?.replace(/\/+$/, "") ?? `http://localhost:${e.PORT}`,
    ownOrigin: e.NEXTAUTH_URL ? new URL(e.NEXTAUTH_URL).origin : null,
    sessionSecret: e.NEXTAUTH_SECRET,
    trustedProxies: e.TRUST_PROXY,
    attachmentsGb: e.ATTACHMENTS_GB,
    logsRequests: e.REQUEST_LOG === "1",
    auditHeadFile: e.AUDIT_HEAD_FILE
      ? path.resolve(/* turbopackIgnore: true */ process.cwd(), e.AUDIT_HEAD_FILE)
      : null,
    metricsToken: e.METRICS_TOKEN ?? null,
    leastFreeBytes: e.READY_FREE_MB * 1_000_000,
    oldestBackup: e.READY_BACKUP_HOURS === undefined ? null : e.READY_BACKUP_HOURS * 3_600_000,
    backupPassphrase: e.BACKUP_PASSPHRASE,
    identityKey: e.IDENTITY_KEY,
    formerIdentityKey: e.IDENTITY_KEY_BEFORE,
    identityKeyFile: e.IDENTITY_KEY_FILE
      ? path.resolve(/* turbopackIgnore: true */ process.cwd(), e.IDENTITY_KEY_FILE)
      : undefined,
    oidc:
      e.OIDC_ISSUER && e.OIDC_CLIENT_ID && e.OIDC_CLIENT_SECRET
        ? {
            issuer: e.OIDC_ISSUER,
            clientId: e.OIDC_CLIENT_ID,
            clientSecret: e.OIDC_CLIENT_SECRET,
            name: e.OIDC_NAME ?? "Single sign-on",
          }
        : null,
    mail: e.SMTP_URL && e.SMTP_FROM ? { url: e.SMTP_URL, from: e.SMTP_FROM } : null,
    digestHour: e.DIGEST_HOUR,
    proposalModel:
      e.PROPOSALS_ENDPOINT && e.PROPOSALS_MODEL
        ? {
            endpoint: e.PROPOSALS_ENDPOINT.replace(/\/+$/, ""),
            model: e.PROPOSALS_MODEL,
            key: e.PROPOSALS_KEY,
          }
        : null,
  };
}

let parsed: Env | undefined;

export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}

/** Whether people come by https: cookies are for that alone then. */
export function isSecure(): boolean {
  return env().baseUrl.startsWith("https://");
}
