/**
 * The features of a relation, as a table. The dependent is d, its head h: with w its word, p its
 * fine and u its universal tag, e its ending; before and after it stand its neighbours in the text
 * (dpw: the word before d), around it those of its whole subtree (bw, bp before, aw, ap after it).
 * kl, kr are the tags of its dependents on a side, lw, rp the outermost of them, mw, mp its
 * preposition or conjunction, xw its auxiliary. Pure.
 */
export const RELATION_TABLE = `
  one
  pair
  pair dw
  pair hw
  dw hw side
  dw du side
  hw du side
  kinds
  kinds steps
  pair steps
  pair dpp
  pair dnp
  pair hpp
  pair hnp
  pair dmw
  hw dmw
  dw dmw side
  hp dmw dw
  kinds dkl one
  kinds dkr two
  pair dkl
  pair hkl
  pair hkr
  pair previous
  kinds previous
  dw previous
  kinds given
  pair given
  kinds hr
  pair hr
  dw side hr
  pair gp
  pair sp
  pair bp
  pair ap
  kinds bw
  pair hxw
  hw hxw duSide
  pair de
  pair he
  de du side
  pair dlw
  pair drp
  dw dlw
  dp dkl dkr
  kinds dmw given
  hw side given
  dp dmp hu
  dw dp hp
  hw dw
  du hw dmw
  pair noLeft noRight
  kinds dxw dmw
  pair aw
  dw hnw
  dw dnw side
  dw dpw side
`;
