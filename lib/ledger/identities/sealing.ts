/**
 * Seals who is behind a source, bound to the source, under the newest key. As text: form, id of the
 * key, and what is sealed.
 */
import { ruleUnmet } from "@/lib/platform/errors";
import { seal, unseal } from "@/lib/platform/sealed";
import { identityKeys } from "./identity-key";
import type { SealedIdentity } from "./rules";

const FORM = "1";
/** Sealed in steps of so many bytes, so that its length does not tell a name's. */
const STEP = 256;

export function sealIdentity(identity: SealedIdentity, sourceId: number): string {
  const [{ id, key }] = identityKeys();
  return [FORM, id, seal(padded(identity), key, boundTo(sourceId))].join(".");
}

/** The id of the key that opens it. */
export function keyIdOf(sealed: string): string {
  return sealed.split(".")[1] ?? "";
}

/** @throws SourcelineError RULE_UNMET where the key that it was sealed under is not here. */
export function openIdentity(stored: string, sourceId: number): SealedIdentity {
  const [form, keyId = "", ...sealed] = stored.split(".");
  const known = identityKeys().find(({ id }) => id === keyId);
  const opened =
    form === FORM && known ? unseal(sealed.join("."), known.key, boundTo(sourceId)) : null;
  if (opened) return JSON.parse(opened.toString("utf8").trimEnd()) as SealedIdentity;
  throw ruleUnmet(
    `This was sealed under the key ${keyId || "of another time"}, which is not here. Whoever runs Sourceline can put it back (identity-key, or IDENTITY_KEY).`,
  );
}

function padded(identity: SealedIdentity): Buffer {
  const text = Buffer.from(JSON.stringify(identity));
  return Buffer.concat([text], Math.ceil(text.byteLength / STEP) * STEP).fill(" ", text.byteLength);
}

const boundTo = (sourceId: number) => `source ${sourceId}`;
