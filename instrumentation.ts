/** Runs once, before the server answers its first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { distrustForwardedFor } = await import("@/lib/access/address");
  distrustForwardedFor();
  // Not waited for: only the first draft needs it.
  const { loadLanguage } = await import("@/lib/reading/words");
  setImmediate(loadLanguage);
}
