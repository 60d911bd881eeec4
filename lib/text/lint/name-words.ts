/** Words about names: titles, kin, and what begins a sentence without being one. English. */

export const TITLES: ReadonlySet<string> = new Set(
  "Mr Mrs Ms Miss Mx Dr Sir Dame Lord Lady Prof Professor President Minister Judge Justice Sgt Sergeant Capt Captain Inspector Councillor Cllr Senator Sheriff Chief Rev Reverend Sister Father Bishop Colonel General Major Officer Detective".split(" "),
); // prettier-ignore

/** In lower case, without accents. */
export const NAMELESS =
  /^(?:a|an|the|in|on|at|by|of|to|for|from|with|without|within|against|among|between|before|after|behind|beyond|despite|during|except|inside|into|like|near|outside|over|past|since|through|throughout|toward|towards|under|unlike|until|upon|via|as|if|when|while|where|whereas|whether|because|although|though|once|unless|and|but|or|nor|so|yet|then|now|here|there|even|only|still|also|later|earlier|yesterday|today|both|all|each|every|some|many|most|few|several|another|other|this|that|these|those|his|her|its|their|our|my|your|what|who|why|how|did|does|do|is|was|were|are|has|had|have|can|could|will|would|may|might|should|asked|says|said|according|meanwhile|however|instead|colleagues|families|critics|police|residents|neighbours|neighbors)$/;

const KIN = /\b(?:sisters?|brothers?|twins?|cousins?|mother|father|daughter|son|wife|husband|siblings?|namesakes?|no relation|unrelated|family)\b/i; // prettier-ignore

export function isKinIn(sentence: string): boolean {
  return KIN.test(sentence);
}
