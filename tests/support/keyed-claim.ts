/** What is logged under a key in the test of durability: a claim that tells its key. */
export function keyedClaim(story: string, key: string) {
  // Of many lengths, so that commits end anywhere in a page.
  const filler = "x".repeat(Number.parseInt(key.slice(0, 3), 16) % 800);
  return { story, wording: `${key} ${filler}`.trim() };
}
