/**
 * One spelling for words that British and American style write differently. The result is a key
 * to compare by and need not be a word. English. Pure.
 */

const PAIRS: Readonly<Record<string, string>> = {
  "&": "and",
  adviser: "advisor",
  advisers: "advisors",
  aeroplane: "airplane",
  aeroplanes: "airplanes",
  afterwards: "afterward",
  aluminium: "aluminum",
  amongst: "among",
  backwards: "backward",
  burnt: "burned",
  cheque: "check",
  cheques: "checks",
  defence: "defense",
  defences: "defenses",
  dreamt: "dreamed",
  "e-mail": "email",
  "e-mails": "emails",
  forwards: "forward",
  grey: "gray",
  gaol: "jail",
  judgement: "judgment",
  judgements: "judgments",
  kerb: "curb",
  learnt: "learned",
  licence: "license",
  licences: "licenses",
  offence: "offense",
  offences: "offenses",
  practise: "practice",
  practised: "practiced",
  programme: "program",
  programmes: "programs",
  sceptical: "skeptical",
  spelt: "spelled",
  storey: "story",
  storeys: "stories",
  sulphur: "sulfur",
  till: "until",
  towards: "toward",
  tyre: "tire",
  tyres: "tires",
  whilst: "while",
  whisky: "whiskey",
};

/** Words that English took with their marks and writes without. Only these: "accuse" is no "accusé". */
const LOANS = new Set(
  "café cafés cliché clichés château décor élite élites façade façades fiancé fiancée matinée naïve première protégé protégés régime régimes rôle soirée".split(
    " ",
  ),
);

/** Below these lengths a rule would make one word of two ("filled" and "filed", "our" and "or"). */
const LONG_ENOUGH_FOR_OUR = 6;
const LONG_ENOUGH_FOR_DOUBLE = 8;

/** @param word in lower case. */
export function spellingKey(word: string): string {
  // "the 1990's"
  if (/^\d+'s$/.test(word)) return word.replace("'", "");
  if (word.length > 3 && word.endsWith("'s")) return `${spellingKey(word.slice(0, -2))}'s`;
  if (LOANS.has(word)) return word.normalize("NFD").replace(/\p{M}/gu, "");
  const paired = PAIRS[word];
  if (paired !== undefined) return paired;
  let key = word
    .replace(/isation(s?)$/, "ization$1")
    .replace(/([a-z]{3})is(e|es|ed|ing|er|ers)$/, "$1iz$2")
    .replace(/([a-z]{3})ys(e|es|ed|ing)$/, "$1yz$2")
    .replace(/([a-z]{2}[tb])re(s|d)?$/, "$1er$2")
    .replace(/ogue(s?)$/, "og$1");
  if (key.length >= LONG_ENOUGH_FOR_OUR) {
    key = key.replace(/our(s|ed|ing|able|ite|ites|ful|less|er|ers|hood|hoods)?$/, "or$1");
  }
  if (key.length >= LONG_ENOUGH_FOR_DOUBLE) key = key.replace(/ll(ed|ing|er|ers)$/, "l$1");
  return key;
}
