/**
 * What one figure of a sentence is to another: a part of a whole that is named first, a share of it,
 * what it became, so much for each head. Only in forms that leave no doubt about which is which.
 * English. Pure, linear in the sentence.
 */
import { isNear, listed, said, sayIn, sayNumber } from "@/lib/text/quantities/near";
import { ABOUT, figure, figureIn, PERCENT, type ReadFigure } from "./figure";
import { COIN, firstWrong, FRACTION, fractionIn, type Groups, type Sum } from "./parts";

const f = figure;
const CUR = String.raw`(?:\s(?:dollars|euros|pounds|francs)\b)?`;
const YEAR = (name: string) => String.raw`(?<![\d,.])(?<${name}>(?:1[89]|20)\d\d)(?![\d,]\d)`;
const THE = String.raw`(?:the|its|their|all|our)`;
/** What a clause without a verb of its own goes on with: it shares the verb, and parts exclude each other. */
const WHERE = String.raw`(?:in|to|at|from|for|against|on|by|under|abroad|with)\b`;
const MOVED = String.raw`(?<move>fell|dropped|declined|decreased|shrank|rose|grew|increased|climbed|jumped)`;

const RELATIONS: readonly Sum[] = [
  {
    // "Of the 80 members, 45 voted in favour and 30 against, with 15 abstaining"
    pattern: new RegExp(String.raw`\bof\s${THE}\s${f("whole")}\s[^.;,\d]{1,40},\s${f("a")}(?!${PERCENT})\s(?<verb>[^.;,\d]{1,60}?),?\sand\s${f("b")}\s${WHERE}(?<tail>[^.;,\d]{0,40})(?:,?\s(?:and|with)\s${f("c")}(?!${PERCENT})\s[^.;,\d]{1,40})?(?=[.;]|$)`, "giu"),
    wrong: ({ verb = "", ...groups }) => {
      const whole = figureIn(groups, "whole");
      const parts = ["a", "b", "c"].flatMap((name) => figureIn(groups, name) ?? []);
      if (!whole || /\b(?:were|was|are|is|had|have)\b/i.test(verb)) return null;
      const sum = parts.reduce((all, { value }) => all + value, 0);
      const slack = parts.reduce((all, part) => all + part.slack, whole.slack);
      return sum > whole.value + slack
        ? `${listed(parts.map(said))} is ${sayNumber(sum)}, more than ${whole.written}`
        : null;
    },
  },
  {
    // "2 billion euros: 800 million for rail and 900 million for roads"
    pattern: new RegExp(String.raw`${COIN}${f("whole")}${CUR}(?:\s[^.;:,\d]{1,40})?:\s${COIN}${f("a")}${CUR}\s(?:for|to|on|from|in)\s[^.;,\d]{1,40}?(?:,\s${COIN}${f("c")}${CUR}\s(?:for|to|on|from|in)\s[^.;,\d]{1,40}?)?,?\sand\s${COIN}${f("b")}${CUR}\s(?:for|to|on|from|in)\s[^.;,\d]{1,60}(?=[.;]|$)`, "giu"),
    wrong: (groups) => {
      const whole = figureIn(groups, "whole");
      const parts = ["a", "c", "b"].flatMap((name) => figureIn(groups, name) ?? []);
      if (!whole || whole.scale === 1) return null;
      const sum = parts.reduce((all, { value }) => all + value, 0);
      // A total that its parts follow is rounded no more than a little.
      if (isNear(sum, whole.value, 0, 0.08)) return null;
      return `${listed(parts.map(said))} is ${sayIn(sum, whole.scale)}, not ${said(whole)}`;
    },
  },
  {
    // "the loss of 4 million was 40 percent of the revenue of 100 million"
    pattern: new RegExp(String.raw`${COIN}${f("part")}${CUR}\s(?:was|is|were|are|equals|equalled|represents|represented|makes\sup|made\sup|amounts\sto|amounted\sto)\s${ABOUT}${f("share")}${PERCENT}\sof\s(?:${THE}\s)?[^.;,\d]{0,30}?\bof\s${COIN}${f("whole")}`, "giu"),
    wrong: (groups) => {
      const [part, share, whole] = figuresIn(groups, "part", "share", "whole");
      if (!part || !share || !whole || whole.value === 0) return null;
      const least = ((part.value - part.slack) / (whole.value + whole.slack)) * 100;
      const most = ((part.value + part.slack) / Math.max(1, whole.value - whole.slack)) * 100;
      const slack = share.slack + 1;
      if (share.value >= least - slack && share.value <= most + slack) return null;
      return `${said(part)} of ${said(whole)} is ${sayNumber((part.value / whole.value) * 100)} percent, not ${share.written}`;
    },
  },
  {
    // "12,000 cars in 2024 and 15,000 in 2025, a rise of 50 percent"
    pattern: new RegExp(String.raw`${COIN}${f("a")}(?!${PERCENT})${CUR}\s[^.;,\d]{0,40}\bin\s${YEAR("y1")},?\s(?:and|to|then|but|against|compared\swith|after|from)\s${COIN}${f("b")}(?!${PERCENT})${CUR}(?:\s[^.;,\d]{1,30})?\sin\s${YEAR("y2")}(?:,|\s—|\s–)\s(?:a|an)\s(?:rise|increase|growth|gain|jump|fall|drop|decline|decrease|cut|reduction)\sof\s${ABOUT}${f("share")}${PERCENT}`, "giu"),
    wrong: (groups) => {
      const [a, b, share] = figuresIn(groups, "a", "b", "share");
      if (!a || !b || !share || groups.y1 === groups.y2) return null;
      const [old, next] = Number(groups.y1) < Number(groups.y2) ? [a, b] : [b, a];
      return became(old, next, share.value, share.written, share.slack);
    },
  },
  {
    // "the population of 5,000 fell by a tenth to 4,000"
    pattern: new RegExp(String.raw`${COIN}${f("old")}(?!${PERCENT})${CUR}(?:\s[^.;,\d]{1,30})?\s${MOVED}\sby\s${ABOUT}(?:${FRACTION}|${f("share")}${PERCENT})\sto\s${COIN}${f("next")}(?!${PERCENT})`, "giu"),
    wrong: (groups) => {
      const [old, next, share] = figuresIn(groups, "old", "next", "share");
      const by = share?.value ?? fractionIn(groups) * 100;
      if (!old || !next || Number.isNaN(by)) return null;
      return became(old, next, by, share?.written ?? (groups.fraction ?? "").toLowerCase(), 1);
    },
  },
  {
    // "3 billion euros, or 300 euros for each of the 1 million inhabitants"
    pattern: new RegExp(String.raw`${COIN}${f("all")}${CUR},?\s(?:or|about)\s${ABOUT}${COIN}${f("each")}${CUR}\s(?:for\s(?:each|every\sone)\sof|per\shead\sof|for\severy\sone\sof)\s(?:${THE}\s)?${f("n")}`, "giu"),
    wrong: (groups) => {
      const [all, each, n] = figuresIn(groups, "all", "each", "n");
      if (!all || !each || !n || n.value === 0) return null;
      const right = all.value / n.value;
      const slack = each.slack + (all.slack + n.slack * right) / n.value;
      if (isNear(right, each.value, slack, 0.05)) return null;
      return `${said(all)} for ${said(n)} is ${sayIn(right, each.scale)} each, not ${each.written}`;
    },
  },
]; // prettier-ignore

/** In words: "15,000 from 12,000 is 25 percent more, not 50". Null where nothing is wrong, or not for sure. */
export function relationRemark(sentence: string): string | null {
  return firstWrong(RELATIONS, sentence);
}

function figuresIn(groups: Groups, ...names: string[]): Array<ReadFigure | null> {
  return names.map((name) => figureIn(groups, name));
}

/** Rounded figures may hide some of it: what is said is wrong where it is far beside what they show. */
function became(
  old: ReadFigure,
  next: ReadFigure,
  by: number,
  written: string,
  slack: number,
): string | null {
  if (old.value === 0 || old.scale !== next.scale) return null;
  const percent = Math.abs(next.value / old.value - 1) * 100;
  if (Math.abs(percent - by) <= slack + Math.max(2, percent * 0.15)) return null;
  const direction = next.value >= old.value ? "more" : "less";
  return `${next.written} from ${old.written} is ${sayNumber(percent)} percent ${direction}, not ${written}`;
}
