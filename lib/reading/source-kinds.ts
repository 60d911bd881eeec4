/**
 * What kind of source a name or a noun stands for: person, organisation, document, publication.
 * Guesses by lists of nouns and by the shape of names. Pure.
 */
import { isDeterminer } from "./patterns";
import { DOCUMENT_NOUNS, ORGANISATION_NOUNS, PUBLICATION_WORDS } from "./lexicon";
import type { ProposedSourceKind } from "./proposal";
import type { WordRange } from "./roles";
import type { Word } from "./words";

export const COURTESY = /^(?:mr|mrs|ms|miss|mx)\.?$/i;

const FIRM =
  /^(?:inc|corp|ltd|llc|plc|co|gmbh|ag|labs?|group|holdings|bank|university|institute|ministry|department|office|agency|authority|council|committee|commission|court|association|union|party|foundation|federation|company|corporation|organi[sz]ation|government|police|army|house|society|church|school|college|hospital|centre|center|network|trust|service|team|club|un|eu|nato|who|fbi|cia)\.?$/i;

/** "Bank", "Ministry", "Inc.": in a name it makes a body of it. */
export const isBodyWord = (text: string): boolean => FIRM.test(text);

export function kindOfHead(head: string): ProposedSourceKind | null {
  if (DOCUMENT_NOUNS.has(head)) return "document";
  if (
    /^(?:newspapers?|magazines?|broadcasters?|outlets?|media|reports|tabloids?|agency's)$/.test(
      head,
    )
  )
    return "publication";
  if (ORGANISATION_NOUNS.has(head) && !/^(?:police|authorities)$/.test(head)) return "organisation";
  if (
    /^(?:police|authorities|compan(?:y|ies)|firms|banks|ministries|agencies|governments?)$/.test(
      head,
    )
  )
    return "organisation";
  return null;
}

export function kindOfName(
  words: readonly Word[],
  name: WordRange,
  core: WordRange,
  hasTitle: boolean,
): ProposedSourceKind {
  const run = words.slice(name.first, name.last + 1);
  if (hasTitle) return "person";
  if (run.some(({ lower }) => lower === "&" || lower === "of")) return "organisation";
  if (
    run.some((word) => FIRM.test(word.text)) ||
    run.some((word) => /^\p{Lu}{2,}$|\d/u.test(word.text))
  ) {
    return isOutlet(run, words[core.first]) ? "publication" : "organisation";
  }
  if (isOutlet(run, words[core.first])) return "publication";
  if (COURTESY.test(words[name.first - 1]?.text ?? "")) return "person";
  if (isDeterminer(words[core.first])) return "organisation";
  return run.length >= 2 && run.length <= 4 ? "person" : "organisation";
}

function isOutlet(run: readonly Word[], opener: Word | undefined): boolean {
  const last = run.at(-1)?.lower ?? "";
  if (/^(?:reuters|bloomberg|bbc|cnn|afp|ap|npr|wikinews|xinhua|tass)$/.test(run[0]?.lower ?? ""))
    return true;
  return (
    PUBLICATION_WORDS.has(last) &&
    (run.length > 1 || isDeterminer(opener)) &&
    !/^(?:reporter|press|broadcaster|mirror|star|sun|mail|globe|post)$/.test(
      run.length === 1 ? last : "",
    )
  );
}

export function listKind(name: string): ProposedSourceKind {
  const items = name.split(/,\s|\s(?:and|or)\s/);
  const areFirms = items.every(
    (item) => !item.includes(" ") || FIRM.test(item.split(" ").at(-1) ?? ""),
  );
  return areFirms ? "organisation" : "person";
}
