/**
 * The features of a relation, as a table. The dependent is d, its head h: with w its word, p its
 * fine and u its universal tag, e its ending; before and after it stand its neighbours in the text
 * (dpw: the word before d), around it those of its whole subtree (bw, bp before, aw, ap after it).
 * kl, kr are the tags of its dependents on a side, lw, rp the outermost of them, mw, mp its
 * preposition or conjunction, xw its auxiliary. Pure.
 */
export const RELATION_TABLE = `
  1000 one
  1 pair
  2 pair dw
  3 pair hw
  4 dw hw side
  5 dw du side
  6 hw du side
  7 kinds
  8 kinds steps
  9 pair steps
  10 pair dpp
  11 pair dnp
  12 pair hpp
  13 pair hnp
  14 pair dmw
  15 hw dmw
  16 dw dmw side
  17 hp dmw dw
  18 kinds dkl one
  19 kinds dkr two
  20 pair dkl
  21 pair hkl
  22 pair hkr
  23 pair previous
  24 kinds previous
  25 dw previous
  26 kinds given
  27 pair given
  28 kinds hr
  29 pair hr
  30 dw side hr
  31 pair gp
  32 pair sp
  33 pair bp
  34 pair ap
  35 kinds bw
  36 pair hxw
  37 hw hxw duSide
  38 pair de
  39 pair he
  40 de du side
  41 pair dlw
  42 pair drp
  43 dw dlw
  44 dp dkl dkr
  45 kinds dmw given
  46 hw side given
  47 dp dmp hu
  48 dw dp hp
  49 hw dw
  50 du hw dmw
  51 pair noLeft noRight
  52 kinds dxw dmw
  53 pair aw
  54 dw hnw
  55 dw dnw side
  56 dw dpw side
`;
