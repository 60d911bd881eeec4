/** The numbers that Word shows in front of list items and headings: counts and writes them. Pure. */
import { alphabeticNumber, ordinalNumber, repeatedLetter, romanNumber } from "./list-numbers";
import type { ListPlace } from "./word-styles";
import { childOf, elementsOf, valueOf, type XmlElement } from "./xml";

type Level = {
  readonly start: number;
  readonly format: string;
  /** "%1.%2)", in which %1 is the number of the outermost level. */
  readonly text: string;
  /** The level after whose items it begins anew, counted from 1; 0 for never. */
  readonly restart: number;
  readonly isLegal: boolean;
};

const LEVELS = 9;

export class WordNumbering {
  private readonly abstracts = new Map<string, XmlElement>();
  private readonly lists = new Map<string, XmlElement>();
  /** Of a definition: lists that share one go on counting. */
  private readonly counts = new Map<string, Array<number | null>>();
  private readonly started = new Set<string>();
  private readonly levels = new Map<string, readonly Level[]>();

  constructor(numbering: XmlElement | undefined) {
    for (const element of numbering ? elementsOf(numbering) : []) {
      if (element.name === "w:abstractNum") {
        this.abstracts.set(element.attributes.get("w:abstractNumId") ?? "", element);
      } else if (element.name === "w:num") {
        this.lists.set(element.attributes.get("w:numId") ?? "", element);
      }
    }
  }

  /** Counts an item. @returns its number as it is shown; empty for a bullet or none. */
  next({ list, level }: ListPlace): string {
    const definition = this.lists.get(list);
    if (!definition) return "";
    const abstractId = valueOf(definition, "w:abstractNumId") ?? "";
    const levels = this.levelsOf(list, definition, abstractId);
    const counts = this.counts.get(abstractId) ?? Array.from({ length: LEVELS }, () => null);
    this.counts.set(abstractId, counts);
    this.startAnew(list, definition, counts);
    const before = counts[level] ?? null;
    counts[level] = before === null ? (levels[level]?.start ?? 1) : before + 1;
    for (let deeper = level + 1; deeper < LEVELS; deeper += 1) {
      const restart = levels[deeper]?.restart ?? deeper;
      if (restart !== 0 && level < restart) counts[deeper] = null;
    }
    return written(levels, counts, level);
  }

  /** A list may begin again what another one counted, once. */
  private startAnew(list: string, definition: XmlElement, counts: Array<number | null>): void {
    if (this.started.has(list)) return;
    this.started.add(list);
    for (const override of elementsOf(definition)) {
      if (valueOf(override, "w:startOverride") === undefined) continue;
      counts[Number(override.attributes.get("w:ilvl") ?? 0)] = null;
    }
  }

  private levelsOf(list: string, definition: XmlElement, abstractId: string): readonly Level[] {
    const known = this.levels.get(list);
    if (known) return known;
    const elements = new Map<number, XmlElement>();
    for (const element of elementsOf(this.abstract(abstractId) ?? definition)) {
      if (element.name === "w:lvl") elements.set(levelOf(element), element);
    }
    const starts = new Map<number, string>();
    for (const override of elementsOf(definition)) {
      if (override.name !== "w:lvlOverride") continue;
      const own = childOf(override, "w:lvl");
      if (own) elements.set(levelOf(override), own);
      const start = valueOf(override, "w:startOverride");
      if (start !== undefined) starts.set(levelOf(override), start);
    }
    const levels = Array.from({ length: LEVELS }, (_, index) =>
      read(elements.get(index), index, starts.get(index)),
    );
    this.levels.set(list, levels);
    return levels;
  }

  /** A definition may stand for that of a style. */
  private abstract(id: string): XmlElement | undefined {
    const own = this.abstracts.get(id);
    const style = valueOf(own, "w:numStyleLink");
    if (style === undefined) return own;
    for (const each of this.abstracts.values()) {
      if (valueOf(each, "w:styleLink") === style) return each;
    }
    return own;
  }
}

const levelOf = (element: XmlElement): number => Number(element.attributes.get("w:ilvl") ?? 0);

function read(element: XmlElement | undefined, index: number, start: string | undefined): Level {
  const from = start ?? valueOf(element, "w:start") ?? "1";
  return {
    start: /^\d{1,9}$/.test(from) ? Number(from) : 1,
    format: valueOf(element, "w:numFmt") ?? "decimal",
    text: (valueOf(element, "w:lvlText") ?? `%${index + 1}.`).slice(0, 100),
    restart: Number(valueOf(element, "w:lvlRestart") ?? index),
    isLegal: childOf(element, "w:isLgl") !== undefined,
  };
}

function written(
  levels: readonly Level[],
  counts: ReadonlyArray<number | null>,
  level: number,
): string {
  const shown = levels[level];
  if (!shown || shown.format === "bullet" || shown.format === "none") return "";
  return shown.text
    .replace(/%([1-9])/g, (_all, digit: string) => {
      const at = Number(digit) - 1;
      const { format = "decimal", start = 1 } = levels[at] ?? {};
      return number(counts[at] ?? start, shown.isLegal ? "decimal" : format);
    })
    .trim();
}

const FORMATS: Readonly<Record<string, (value: number) => string>> = {
  decimalZero: (value) => String(value).padStart(2, "0"),
  lowerLetter: repeatedLetter,
  upperLetter: (value) => repeatedLetter(value).toUpperCase(),
  lowerRoman: (value) => romanNumber(value).toLowerCase(),
  upperRoman: romanNumber,
  ordinal: ordinalNumber,
  numberInDash: (value) => `- ${value} -`,
  russianLower: (value) => cyrillic(value).toLowerCase(),
  russianUpper: (value) => cyrillic(value),
  none: () => "",
  bullet: () => "",
};

function number(value: number, format: string): string {
  return Object.hasOwn(FORMATS, format) ? (FORMATS[format]?.(value) ?? "") : String(value);
}

/** Without the letters that Russian lists leave out. */
function cyrillic(value: number): string {
  return "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ".charAt(value - 1) || alphabeticNumber(value);
}
