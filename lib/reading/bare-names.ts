/**
 * What a name of one word is: "Varga" may be a person, a firm, a town. How the text speaks of it
 * elsewhere tells ("Varga, 58,", "Varga’s wife"; "the supplier Varga", "Varga, which"), and where
 * it does not, whoever says something is taken for a person, unless it is a place or firm that
 * anybody knows. Pure; one look through the text.
 */
import { ORGANISATION_NOUNS } from "./lexicon";
import { COURTESY } from "./source-kinds";
import { isRole, TRADE } from "./roles";
import type { Word } from "./words";

export type BareNames = ReadonlyMap<string, { readonly person: number; readonly body: number }>;

/** Governments are named by their country or capital. */
const PLACES =
  /^(?:afghanistan|algeria|argentina|australia|austria|belarus|belgium|brazil|britain|bulgaria|canada|chile|china|colombia|croatia|cuba|cyprus|denmark|egypt|england|estonia|ethiopia|finland|france|germany|greece|hungary|india|indonesia|iran|iraq|ireland|israel|italy|japan|kenya|latvia|lebanon|libya|lithuania|malaysia|mexico|moldova|morocco|netherlands|nigeria|norway|pakistan|peru|philippines|poland|portugal|qatar|romania|russia|scotland|serbia|slovakia|slovenia|somalia|spain|sudan|sweden|switzerland|syria|taiwan|thailand|tunisia|turkey|türkiye|ukraine|venezuela|vietnam|wales|yemen|zimbabwe|ankara|athens|baghdad|beijing|berlin|brussels|budapest|cairo|delhi|kyiv|kiev|lisbon|london|madrid|moscow|oslo|ottawa|paris|prague|pyongyang|riyadh|rome|seoul|stockholm|tehran|tokyo|vienna|warsaw|washington|brexit|europe|downing|kremlin|pentagon|westminster|whitehall|congress|parliament)$/;

const FIRMS =
  /^(?:google|facebook|twitter|apple|amazon|netflix|samsung|sony|tesla|boeing|airbus|pfizer|moderna|bayer|siemens|nestl[eé]|unilever|shell|exxon|chevron|gazprom|rosneft|toyota|volkswagen|uber|airbnb|spotify|huawei|tencent|alibaba|intel|nokia|ericsson|ikea|lidl|aldi|tesco|walmart|visa|mastercard|paypal|greenpeace|amnesty|oxfam|unicef|unesco|interpol|europol|hamas|hezbollah|taliban|labour|tories|conservatives|democrats|republicans|liberals|greens)$/;

/** "NATO", "PayPal" (not "McKay"), "Microsoft". */
const SHAPES = [
  /^\p{Lu}{2,}$/u,
  /^(?!Mc|Mac|De|Van|Le|La|O['’])\p{Lu}\p{Ll}+\p{Lu}/u,
  /(?:soft|corp|tech|bank|gaz|tel|ware|media|pharma|chem|works|systems|net|com|air|watch|aid)$/,
];

const OF_BODY =
  /^(?:headquarters|subsidiar(?:y|ies)|employees|workers|staff|customers|clients|shareholders|products|website|managers?|management|factor(?:y|ies)|plants?|warehouses?|shares|board|profits?|sales|servers|software)$/;
const OF_PERSON =
  /^(?:wife|husband|son|daughter|mother|father|brother|sister|uncle|aunt|cousin|widow|family|children|lawyer|attorney|agent|manager|doctor|friend|face|hands?|arms?|home|flat|car|career|death)$/;

export function bareNamesIn(words: readonly Word[]): BareNames {
  const found = new Map<string, { person: number; body: number }>();
  words.forEach((word, at) => {
    if (!/^\p{Lu}\p{Ll}/u.test(word.text)) return;
    const isBody = tellsOfBody(words, at);
    const isPerson = tellsOfPerson(words, at);
    if (!isBody && !isPerson) return;
    const known = found.get(word.lower) ?? { person: 0, body: 0 };
    found.set(word.lower, {
      person: known.person + (isPerson ? 1 : 0),
      body: known.body + (isBody ? 1 : 0),
    });
  });
  return found;
}

function tellsOfBody(words: readonly Word[], at: number): boolean {
  const [before, after, next] = [words[at - 1], words[at + 1], words[at + 2]];
  const isLower = (word: Word | undefined) => word !== undefined && word.text === word.lower;
  const isFirm = (word: Word | undefined) =>
    isLower(word) && (TRADE.test(word?.lower ?? "") || ORGANISATION_NOUNS.has(word?.lower ?? ""));
  if (isFirm(before) || /^(?:chain|brand)$/.test(before?.lower ?? "")) return true;
  if (isFirm(after) && words[at - 1]?.lower === "the") return true;
  if (after?.lower === "'s" || after?.lower === "’s") return OF_BODY.test(next?.lower ?? "");
  return after?.text === "," && next?.lower === "which";
}

function tellsOfPerson(words: readonly Word[], at: number): boolean {
  const [before, after, next] = [words[at - 1], words[at + 1], words[at + 2]];
  if (before && (COURTESY.test(before.text) || isRole(before))) return true;
  if (after?.lower === "'s" || after?.lower === "’s") return OF_PERSON.test(next?.lower ?? "");
  if (after?.text !== ",") return false;
  return next?.lower === "who" || (/^\d{2}$/.test(next?.text ?? "") && words[at + 3]?.text === ",");
}

/** @param name of one word. @param speaks whether it says something here. */
export function isBarePerson(names: BareNames, name: string, speaks: boolean): boolean {
  const lower = name.toLowerCase();
  if (!/^[\p{Lu}][\p{L}’'-]+$/u.test(name)) return false;
  if (PLACES.test(lower) || FIRMS.test(lower)) return false;
  if (SHAPES.some((shape) => shape.test(name))) return false;
  const { person, body } = names.get(lower) ?? { person: 0, body: 0 };
  return person === body ? speaks && body === 0 : person > body;
}
