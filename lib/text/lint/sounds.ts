/**
 * Names by how they sound, roughly, in English: "Kathryn" and "Katherine", "Philippa" and "Phillipa",
 * "Brightwater" and "Britewater" are one. Pure, linear.
 */

const SOUNDS: ReadonlyArray<readonly [letters: RegExp, sound: string]> = [
  [/ge(?=o)|g(?=[eiy])/g, "j"],
  [/c(?=[eiy])/g, "s"],
  [/^kn/g, "n"],
  [/^wr/g, "r"],
  [/ght/g, "t"],
  [/gh/g, ""],
  [/ph/g, "f"],
  [/sch/g, "s"],
  [/tch|ch(?=[lr])/g, "c"],
  [/th/g, "t"],
  [/ck|[kq]/g, "c"],
  [/[xz]/g, "s"],
  [/(?!^)h/g, ""],
  [/^[aeiouy]+/g, "a"],
  [/(?!^)[aeiouyw]+/g, ""],
];

/** The consonants of a name in lower case without accents, as they are heard. */
export function soundOf(folded: string): string {
  const letters = folded.replace(/[^a-z]/g, "");
  const heard = SOUNDS.reduce((word, [pattern, sound]) => word.replace(pattern, sound), letters);
  return Array.from(heard)
    .filter((letter, at, all) => letter !== all[at - 1])
    .join("");
}
