/**
 * Whether two names look the same to a reader, whatever they are made of, and which names could look
 * like any other. Verdicts and histories say who did a thing by name, so that nobody may go by a
 * colleague's, or by ours. The key is a skeleton after Unicode Technical Standard 39, section 4, with
 * the letters that news desks meet: case, marks, widths and invisible characters are folded as
 * everywhere, and letters of other scripts go by the Latin ones that they cannot be told from. It is
 * never shown. What no table of letters could hold is refused: text that runs backwards, and scripts
 * mixed in a word (section 5.2). Pure, linear.
 */
import { SYSTEM } from "@/lib/access/actor";
import { foldName } from "@/lib/text/fold-name";

/** Upper and lower case apart: Η looks like H, and η like n. */
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  (
    [
      // Cyrillic
      ["АВЕКМНОРСТУХІЈЅԚԜЗӀ", "ABEKMHOPCTYXIJSQW3I"],
      ["авекмнорстухіјѕһԁԛԝӏз", "abekmhopctyxijshdqwl3"],
      // Greek
      ["ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"],
      ["αεηικνορτυχγ", "aenikvoptuxy"],
      // Armenian, Latin letters without a dot
      ["օսոıȷɑɡ", "ounijag"],
      // Latin letters of phonetic scripts, and strokes
      ["ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnopqrstuvwyz"],
      ["ꬵꭈꭇɾƅƨ", "frrrbs"],
      ["|ǀ∣│❘", "lllll"],
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

/** Whether the name looks like the one that history gives to what nobody did. */
export function isOurName(name: string): boolean {
  return nameLook(name) === nameLook(SYSTEM.name);
}

/** They make "roF nhoJ" read "John For". */
const TURNS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

const scripts = (...names: string[]) =>
  new RegExp(`^[${names.map((name) => `\\p{Script=${name}}`).join("")}]$`, "u");

/** In common use (UAX 31, table 5). Those of East Asia are written together in a word. */
const SCRIPTS = [
  scripts("Latin"),
  scripts("Han", "Hiragana", "Katakana", "Hangul", "Bopomofo"),
  ...`Cyrillic Greek Arabic Hebrew Armenian Georgian Devanagari Bengali Gurmukhi Gujarati Oriya Tamil
    Telugu Kannada Malayalam Sinhala Thai Lao Tibetan Myanmar Ethiopic Khmer Thaana`
    .split(/\s+/)
    .map((name) => scripts(name)),
];
/** Letters of no script: what stands for an apostrophe, what lengthens a vowel. */
const SHARED = scripts("Common", "Inherited");

/** Why nobody can go by such a name, in words that say what to do; null where they can. */
export function faultInName(name: string): string | null {
  if (TURNS.test(name)) {
    return "This name holds a mark that turns the direction of reading; type it anew without.";
  }
  for (const word of name.match(/\p{L}+/gu) ?? []) {
    const found = new Set<RegExp | undefined>();
    for (const letter of word) {
      if (!SHARED.test(letter)) found.add(SCRIPTS.find((script) => script.test(letter)));
    }
    if (found.size > 1) {
      return "A word of this name mixes letters of several scripts, which look like others; write it in one.";
    }
    if (found.has(undefined)) {
      return "This name has letters that most people cannot tell from others; write it in a script in common use.";
    }
  }
  return null;
}
