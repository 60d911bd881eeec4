/**
 * Whether two names look the same to a reader, whatever they are made of. Verdicts and histories
 * say who did a thing by name, so that nobody may go by a colleague's. The key is a skeleton after
 * Unicode Technical Standard 39, section 4, with the letters that news desks meet: case, marks,
 * widths and invisible characters are folded as everywhere, and letters of other scripts go by the
 * Latin ones that they cannot be told from. It is never shown. Pure, linear.
 */
import { foldName } from "@/lib/text/fold-name";

/** Upper and lower case apart: Η looks like H, and η like n. */
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  (
    [
      // Cyrillic
      ["АВЕКМНОРСТУХІЈЅԚԜЗ", "ABEKMHOPCTYXIJSQW3"],
      ["авекмнорстухіјѕһԁԛԝӏз", "abekmhopctyxijshdqwl3"],
      // Greek
      ["ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"],
      ["αεηικνορτυχγ", "aenikvoptuxy"],
      // Armenian, Latin letters without a dot
      ["օսոıȷɑɡ", "ounijag"],
    ] as const
  ).flatMap(([letters, latin]) => {
    const into = Array.from(latin);
    return Array.from(letters, (letter, at) => [letter, into[at] ?? letter] as const);
  }),
);

/** After folding: strokes that are one in many a typeface, and letters that make another together. */
const STROKES: ReadonlyArray<readonly [RegExp, string]> = [
  [/[i1|]/g, "l"],
  [/0/g, "o"],
  [/rn/g, "m"],
  [/vv/g, "w"],
];

/** What a name is compared by; names with the same key look the same. */
export function nameLook(name: string): string {
  const latin = Array.from(name.normalize("NFC"), (letter) => LOOK_ALIKES.get(letter) ?? letter);
  // Punctuation and spaces are no difference; a name of nothing else is compared as it is.
  const folded = foldName(latin.join("")).replaceAll(" ", "") || name.trim();
  return STROKES.reduce((look, [strokes, one]) => look.replace(strokes, one), folded);
}
