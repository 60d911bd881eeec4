/**
 * Wordings that speak of several sources: "sources say", "three officials told", "according to
 * experts". English, by lists. Pure, linear in the wording.
 */
import type { Span } from "@/lib/text/text";
import { numberIn } from "@/lib/text/meaning/numbers";

const PEOPLE =
  /^(?:sources|officials|experts|analysts|researchers|witnesses|eyewitnesses|diplomats|aides|advisers|advisors|lawyers|investigators|insiders|employees|workers|staffers|residents|scientists|economists|academics|critics|observers|lawmakers|ministers|executives|engineers|doctors|nurses|detectives|prosecutors|historians|neighbours|neighbors|colleagues|relatives|friends|people|persons|whistleblowers|contractors|campaigners|activists|traders|bankers|soldiers|officers|specialists|studies|surveys|polls)$/;
const SAYING =
  /^(?:say|said|tell|told|claim|claimed|allege|alleged|believe|believed|confirm|confirmed|report|reported|warn|warned|suggest|suggested|describe|described|estimate|estimated|maintain|maintained|insist|insisted|think|thought|fear|feared|show|showed|find|found|agree|agreed|recall|recalled|recounted|acknowledged|admitted|added|argue|argued|deny|denied)$/;
/** Behind which those who say it are named. */
const BEFORE = /^(?:to|by|from)$/;
const LEADS = /^(?:according|told|said|confirmed|reported|heard|learned|learnt|quoting|citing)$/;

/** Words between those who say it and that they do: "people familiar with the matter said". */
const REACH = 12;

type Word = Span & { word: string };

export type PluralSources = Span & {
  /** As many as there must be for the wording to hold: two, where it gives no number. */
  least: number;
};

/** The first place that speaks of several sources; null where none does. */
export function pluralSources(wording: string): PluralSources | null {
  const words = Array.from(
    wording.matchAll(/[\p{L}\d]+(?:['’-][\p{L}\d]+)*|[.;:!?“”"]/gu),
    ({ 0: word, index }): Word => ({
      ...{ word: word.toLowerCase(), start: index, end: index + word.length },
    }),
  );
  for (const [at, { word }] of words.entries()) {
    if (!PEOPLE.test(word)) continue;
    const until = verbBehind(words, at);
    const from = leadBefore(words, at);
    if (until === null && from === null) continue;
    const counted = countBefore(words, at);
    const first = words[from ?? counted?.at ?? at];
    const last = words[until ?? at];
    if (!first || !last) continue;
    return { start: first.start, end: last.end, least: Math.max(2, counted?.count ?? 2) };
  }
  return null;
}

/** Whether a source's own name is that of several: "Officials at the port". */
export function isSeveral(name: string): boolean {
  return name
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .some((word) => PEOPLE.test(word));
}

function verbBehind(words: readonly Word[], at: number): number | null {
  for (let next = at + 1; next <= Math.min(at + REACH, words.length - 1); next += 1) {
    const word = words[next]?.word ?? ".";
    if (/^[^\p{L}\d]/u.test(word)) return null;
    if (SAYING.test(word)) return next;
  }
  return null;
}

/** "according to", "told … by" some words before. */
function leadBefore(words: readonly Word[], at: number): number | null {
  for (let before = at - 1; before >= Math.max(0, at - 5); before -= 1) {
    const word = words[before]?.word ?? ".";
    if (/^[^\p{L}\d]/u.test(word)) return null;
    if (BEFORE.test(word) && LEADS.test(words[before - 1]?.word ?? "")) return before - 1;
  }
  return null;
}

function countBefore(words: readonly Word[], at: number): { count: number; at: number } | null {
  for (let before = at - 1; before >= Math.max(0, at - 4); before -= 1) {
    const count = numberIn(words[before]?.word ?? "");
    if (count !== null && count >= 2 && count <= 50) return { count, at: before };
  }
  return null;
}
