/**
 * SHA-256 of what may be long: computed beside the thread that asks, which goes on answering others.
 * Some megabytes take as long as many requests.
 */

/** In lower-case hexadecimal. */
export async function sha256(content: Uint8Array<ArrayBuffer>): Promise<string> {
  return Buffer.from(await crypto.subtle.digest("SHA-256", content)).toString("hex");
}
