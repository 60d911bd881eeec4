/** Seals what is kept in the browser: XChaCha20-Poly1305, so that each may have a nonce drawn at random. */
import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";

const NONCE_BYTES = 24;

export type Seal = {
  close: (text: string) => string;
  /** Null for what another key closed, or somebody changed. */
  open: (sealed: string) => string | null;
};

/** @param key 32 bytes, in base64. */
export function sealUnder(key: string): Seal {
  const bytes = fromBase64(key);
  return {
    close(text) {
      const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
      const closed = xchacha20poly1305(bytes, nonce).encrypt(new TextEncoder().encode(text));
      return toBase64(nonce) + toBase64(closed);
    },
    open(sealed) {
      try {
        const all = fromBase64(sealed);
        const nonce = all.slice(0, NONCE_BYTES);
        const text = xchacha20poly1305(bytes, nonce).decrypt(all.slice(NONCE_BYTES));
        return new TextDecoder().decode(text);
      } catch {
        return null;
      }
    },
  };
}

/** At once no more than a call can have arguments. */
const AT_ONCE = 0x8000;

function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += AT_ONCE) {
    text += String.fromCharCode(...bytes.subarray(at, at + AT_ONCE));
  }
  return btoa(text);
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
