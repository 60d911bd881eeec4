/**
 * What tells a remark or a whole sentence from the name of a source. Pure.
 */

/** A sentence says something; a name or a title seldom does, and then in quotation marks. */
export function isSentence(words: string): boolean {
  const bare = words.replace(/“[^”]{0,300}”|"[^"]{0,300}"/g, " ");
  return /(?<![\p{L}-])(?:said|says|say|is|are|was|were|has|had|told|wrote|denied|lied|does|did|will|would|should|need|needs|want|think|thinks)(?![\p{L}-])/u.test(
    bare,
  );
}

/** How a remark to a colleague begins: asked, asked for, or in the first person. */
export const REMARK =
  /^(?:please|pls|check|double-check|add|cut|delete|move|rephrase|reword|need|needs|confirm|ask|can|could|should|do|does|did|is|are|was|why|who|what|when|where|how|not sure|i|we|you|this|that|it|he|she|they|there|nice|great|good|ok|okay|done|agreed|yes|no(?!\.)|tk|todo|fixed|maybe|perhaps|suggest|consider|legal|style|let['’]s|thanks|same|still|have|has|also)(?![\p{L}\d'’-])/iu;
