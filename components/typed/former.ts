/** What former versions kept in the browser, open for everybody to read: taken out as it is met. */
export function takeFormer(name: string): unknown {
  try {
    const kept = localStorage.getItem(name);
    if (kept === null) return null;
    localStorage.removeItem(name);
    return JSON.parse(kept) as unknown;
  } catch {
    // Storage is blocked, or holds what is no JSON: nothing of ours is in it.
    return null;
  }
}
