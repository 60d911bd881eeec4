/** "Five men were charged: …", against the names that follow. English. Pure, linear. */
import type { FoundWrong, FiguredSentence } from "@/lib/text/quantities/quantity";

const GROUP =
  /^(?:man|woman|person|boy|girl|brother|sister|suspect|officer|defendant|victim|player|minister|councillor|member|judge|candidate|student|teacher|company|firm|bank|country|nation|state|city|town|village|county|school|university|club|team|author|artist|writer|director|soldier|doctor|nurse|driver|passenger|finalist|winner|nominee|area|district|region|station|site|island)$/;
const NAME = String.raw`(?:(?:the|St|Mr|Ms|Mrs|Dr|Sir)\s)?\p{Lu}[\p{L}'’.-]*(?:\s(?:de|van|von|der|la|bin|al|and|of|the)(?=\s\p{Lu}))?(?:\s\p{Lu}[\p{L}'’.-]*){0,4}`;
const AGE = String.raw`(?:,\s\d{1,3}|\s\(\d{1,3}\))?`;
/** Items by themselves, with their ages, and nothing else: what has more to it is not counted. */
const LIST = new RegExp(String.raw`^:\s(?<items>${NAME}${AGE}(?:[,;]\s${NAME}${AGE}){0,9}),?\s(?:and|&)\s(?<last>${NAME}${AGE})(?=[.,;]|\s\p{Ll}|$)`, "u"); // prettier-ignore

export function listRemark(at: FiguredSentence): FoundWrong | null {
  const colon = at.text.indexOf(":");
  if (colon < 0) return null;
  const list = LIST.exec(at.text.slice(colon));
  if (!list) return null;
  const counts = at.quantities.filter(({ kind, to }) => kind === "count" && (at.words[to - 1]?.end ?? 0) <= colon); // prettier-ignore
  const [count] = counts;
  if (
    !count ||
    counts.length > 1 ||
    count.hedge ||
    count.value > 12 ||
    !Number.isInteger(count.value)
  )
    return null;
  if (!count.nouns.some((noun) => GROUP.test(noun))) return null;
  if (/\b(?:including|among them|such as|notably)\b/.test(at.text.slice(0, colon))) return null;
  const items = (list.groups?.items ?? "").split(/[,;]\s/).filter((item) => /^\D/.test(item));
  const named = items.length + 1;
  // "Bosnia and Herzegovina", "Smith and Sons": one more may hide in an "and".
  const hidden = items.filter((item) => /\sand\s/.test(item)).length;
  if (named + hidden === count.value || named === count.value) return null;
  return { said: `${named} are named, not ${count.written}` };
}
