/**
 * The features of the parser's steps (after Zhang & Nivre 2011), as a table. A value's name begins
 * with a place: s0, s1, s2 the top words of the stack, f0 to f3 the front and what follows it; l1,
 * l2, r1, r2 after it an outermost dependent of it on the left or right. It ends with what is told of
 * the place: w its word, p its fine and u its universal tag; vl, vr how many dependents it has on a
 * side, kl, kr which tags those have, ll, rl the relation of the outermost, sl, sr all relations.
 * Of two places: d how far apart they are, b what stands between, x both, s relations on facing sides.
 * Pure.
 */
export const PARSE_TABLE = `
  1000 one
  1 s0w
  2 s0p
  3 s0w s0p
  4 s1w
  5 s1p
  6 s1w s1p
  7 f0w
  8 f0p
  9 f0w f0p
  10 f1w
  11 f1p
  12 f1w f1p
  13 f2w
  14 f2p
  15 s2w
  16 s2p
  20 s0w s0p f0w f0p
  21 s0w f0w f0p
  22 s0w s0p f0w
  23 s0w s0p f0p
  24 s0p f0w f0p
  25 s0w f0w
  26 s0f0p
  27 s1w s1p s0p
  28 s1p s0w s0p
  29 s1w s0w
  30 s1s0p
  31 s1w s1p s0w s0p
  32 s1p f0p
  33 s1w f0p
  34 s1p f0w
  35 s1w f0w
  36 f0p f1p
  37 f0w f1p
  38 f0p f1w
  39 f0w f1w
  40 s0p f1p
  41 s0w f1p
  42 s2p s0p
  43 s2w f0p
  44 s0w f1w
  50 s0f0p f1p
  51 f0p f1p f2p
  52 s1s0p f0p
  53 s1s0p s2p
  54 s1s0p f0p f1p
  55 s0f0p f1p f2p
  56 s0w s1p f0p
  57 s0p s1w f0p
  58 s0p s1p f0w
  59 s0w f0p f1p
  60 s0p f0w f1p
  61 s0w s1w f0p
  62 s0w s1p f0w
  63 s0p s1w f0w
  64 s2p s1s0p f0p
  65 s0p f0p f1p f23p
  70 s0f0p s0l1p
  71 s0f0p s0r1p
  72 s0f0p f0l1p
  73 s1s0p s1l1p
  74 s1s0p s1r1p
  75 s1s0p s0l1p
  76 s1s0p s0r1p
  77 s0p s0l1p s0l2p
  78 s0p s0r1p s0r2p
  79 f0p f0l1p f0l2p
  80 s1p s1r1p s1r2p
  81 s0p s0l1w
  82 s0p s0r1w
  83 f0p f0l1w
  84 s1p s1r1w
  85 s1w s0l1w
  86 s1p s0p s0l1w
  87 s1w s0w s0l1w
  88 s1p s1r1p f0p
  89 s0w s0l1w f0p
  90 s0w f0w f0l1w
  91 s0w f0l1w
  92 s0p f0p f0l1w
  93 s1w s0p s1r1w
  100 s0w s0f0d
  101 s0p s0f0d
  102 f0w s0f0d
  103 f0p s0f0d
  104 s0f0p s0f0d
  105 s0w f0w s0f0d
  106 s1s0p s1s0d
  107 s1p s1s0d
  108 s0p s1s0d
  109 s1w s1s0d
  110 s0f0p s0f0b
  111 s1s0p s1s0b
  112 s1p f0p s1f0b
  113 s0u f0u s0f0x
  114 s1u s0u s1s0x
  115 s1u s0u f0u s1f0b
  120 s0p s0vl
  121 s0p s0vr
  122 s0w s0vr
  123 s1p s1vr
  124 s1w s1vr
  125 f0p f0vl
  126 f0w f0vl
  127 s0p s0vl s0vr
  128 s1p s1vl s1vr
  129 s0p s0kl
  130 s0p s0kr
  131 s1p s1kr
  132 s1p s1kl
  133 f0p f0kl
  134 s0f0p s0kl
  135 s0f0p s0kr
  136 s0f0p f0kl
  150 s0p s0sl
  151 s0p s0sr
  152 s1p s1sl
  153 s1p s1sr
  154 f0p f0sl
  155 s0f0p s0sl
  156 s0f0p s0sr
  157 s0f0p f0sl
  158 s1s0p s1sr
  159 s1s0p s0sr
  160 s1s0p s0sl
  161 s1s0p s1sl
  162 s0w s0sl
  163 s0w s0sr
  164 f0w f0sl
  165 s1w s1sr
  166 s0p s0ll
  167 s0p s0rl
  168 s1p s1rl
  169 f0p f0ll
  170 s1p s1ll
  171 s0f0p s0rl
  172 s1s0p s1rl
  173 s1w s1rl
  174 s0w s0rl
  175 s1s0p s1s0s
  176 s1u s0f0u s1s0s
  177 s0f0p f0sl s0sr
  178 s0w f0p s0sr
  179 s1w s0p s1sr
`;
