/**
 * How what a source said reached the desk, and what a note says of terms. Terms are words to be
 * shown: nobody's terms are set by a footnote. Pure.
 */
import type { Leftover } from "./found";

/** The codes are those of a citation (ledger/claims/rules CHANNELS). */
export type NoteChannel =
  "email" | "phone" | "video" | "in_person" | "message" | "letter" | "fax" | "public";

const BY = "(?:by|via|over|on|through|in) (?:the |a |an )?";

/** In the order in which they are asked: "video call" is no call by phone. */
const WORDS: ReadonlyArray<readonly [NoteChannel, string]> = [
  [
    "video",
    `(?:${BY})?(?:video ?(?:call|conference|link|interview)|zoom|skype|google meet|ms teams|microsoft teams|facetime)(?: call| interview)?|${BY}(?:video|teams)`,
  ],
  ["email", `(?:${BY})?(?:e-?mails?|emailed|e-mailed)`],
  [
    "message",
    `(?:${BY})?(?:signal|whats ?app|telegram|text messages?|sms|direct messages?|dms?|imessage|wechat|slack|facebook messenger)(?: messages?| voice notes?| calls?| chat)?|(?:linkedin|instagram|twitter|x) (?:messages?|dms?)|${BY}texts?`,
  ],
  [
    "phone",
    `(?:${BY})?(?:telephone|phone)(?: calls?| interview| conversation)?|phoned|telephoned|${BY}calls?|tel\\.`,
  ],
  [
    "in_person",
    "(?:interviewed )?(?:in person|in-person|face[- ]to[- ]face|on site|on-site|(?:at|in) (?:his|her|their) (?:office|home|studio|shop|flat|house))",
  ],
  ["fax", `(?:${BY})?fax`],
  ["letter", `(?:${BY})?letters?|${BY}post|by mail|written (?:answer|reply|response|statement)`],
  [
    "public",
    "press (?:conference|briefing|release|statement)|public (?:hearing|statement|meeting)|news conference",
  ],
];

const CHANNELS = WORDS.map(
  ([channel, words]) =>
    [channel, new RegExp(`(?<![\\p{L}\\d])(?:${words})(?![\\p{L}\\d])`, "giu")] as const,
);

/** The first kind that the note names; the words stay with the source where they are its name. */
export function takeChannel(leftover: Leftover): NoteChannel | null {
  for (const [channel, pattern] of CHANNELS) {
    const match = [...leftover.text.matchAll(pattern)][0];
    if (!match) continue;
    leftover.take("channel", match.index, match.index + match[0].length);
    return channel;
  }
  return null;
}

const TERMS =
  /\b(?:(?:strictly |speaking |spoke |talking )?(?:on|for|under) (?:the )?(?:deep )?(?:background|record)(?: only)?|off(?: |-)the(?: |-)record|not for (?:attribution|publication|quotation)|(?:on|under) condition of anonymity|asked not to be named|anonymously|unattributable|embargoed(?: until)?)\b/giu;

/** As they stand in the note, for a person to say what they mean. */
export function takeTerms(leftover: Leftover): string[] {
  return leftover.takeAll("terms", TERMS).map(({ words }) => words);
}
