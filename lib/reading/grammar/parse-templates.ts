/**
 * The features of the parser's steps (after Zhang & Nivre 2011), as a table. A value's name begins
 * with a place: s0, s1, s2 are the top words of the stack, f0 to f3 the front and what follows it;
 * l1, l2, r1, r2 after it are a word's outermost dependents on the left and right. Then comes what is
 * told of the place: w its word, p its fine and u its universal tag; vl, vr how many dependents it
 * has on a side, ll, rl the relation of the outermost, sl, sr the relations of all. Of two places: d
 * is how far apart they are, b what stands between, x both, and s the relations on facing sides.
 * Pure.
 */
export const PARSE_TABLE = `
  one
  s0w
  s0p
  s0w s0p
  s1w
  s1p
  s1w s1p
  f0w
  f0p
  f0w f0p
  f1w
  f1p
  f1w f1p
  f2p
  s2p
  s0w f0w f0p
  s0w s0p f0w
  s0w s0p f0p
  s0p f0w f0p
  s0w f0w
  s0f0p
  s1w s1p s0p
  s1p s0w s0p
  s1w s0w
  s1s0p
  s1p f0p
  s1w f0p
  s1p f0w
  s1w f0w
  f0p f1p
  f0w f1p
  f0p f1w
  f0w f1w
  s0p f1p
  s0w f1p
  s2p s0p
  s2w f0p
  s0f0p f1p
  f0p f1p f2p
  s1s0p f0p
  s1s0p s2p
  s1s0p f0p f1p
  s0f0p f1p f2p
  s0w s1p f0p
  s0p s1w f0p
  s0p s1p f0w
  s0w f0p f1p
  s0p f0w f1p
  s0w s1w f0p
  s0w s1p f0w
  s0p s1w f0w
  s2p s1s0p f0p
  s0p f0p f1p f23p
  s0f0p s0l1p
  s0f0p s0r1p
  s0f0p f0l1p
  s1s0p s1l1p
  s1s0p s1r1p
  s1s0p s0l1p
  s1s0p s0r1p
  s0p s0l1p s0l2p
  s0p s0r1p s0r2p
  f0p f0l1p f0l2p
  s1p s1r1p s1r2p
  s0p s0l1w
  s0p s0r1w
  f0p f0l1w
  s1p s1r1w
  s1w s0l1w
  s1p s0p s0l1w
  s1w s0w s0l1w
  s1p s1r1p f0p
  s0w s0l1w f0p
  s0w f0w f0l1w
  s0w f0l1w
  s0p f0p f0l1w
  s1w s0p s1r1w
  s0w s0f0d
  s0p s0f0d
  f0w s0f0d
  f0p s0f0d
  s0f0p s0f0d
  s1s0p s1s0d
  s1p s1s0d
  s0p s1s0d
  s1w s1s0d
  s0f0p s0f0b
  s1s0p s1s0b
  s1p f0p s1f0b
  s0u f0u s0f0x
  s1u s0u s1s0x
  s1u s0u f0u s1f0b
  s0p s0vr
  s0w s0vr
  s1p s1vr
  s1w s1vr
  f0w f0vl
  s0p s0sl
  s0p s0sr
  s1p s1sl
  s1p s1sr
  f0p f0sl
  s0f0p s0sl
  s0f0p s0sr
  s0f0p f0sl
  s1s0p s1sr
  s1s0p s0sr
  s1s0p s0sl
  s1s0p s1sl
  s0w s0sl
  s0w s0sr
  f0w f0sl
  s1w s1sr
  s0p s0ll
  s0p s0rl
  s1p s1rl
  f0p f0ll
  s1p s1ll
  s0f0p s0rl
  s1s0p s1rl
  s1w s1rl
  s0w s0rl
  s1s0p s1s0s
  s1u s0f0u s1s0s
  s0f0p f0sl s0sr
  s0w f0p s0sr
  s1w s0p s1sr
  s1u s0u f0u f1p
  s0w s1u f0u s1s0x
  s1w s0u s0l1w s1sr
  s0w s0sl s0sr
  s0p f0p s0f0x
  s1p s0p s1s0x
  f0w f0sl f1p
`;
