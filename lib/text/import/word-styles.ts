/** What the styles of a Word file say about the text: what a paragraph is, how a run is shown. Pure. */
import type { ParagraphKind, Part } from "@/lib/text/text";
import type { Height } from "./raised";
import { childOf, elementsOf, valueOf, type XmlElement } from "./xml";

export type RunLook = {
  readonly isHidden: boolean;
  readonly isCapitals: boolean;
  readonly height: Height;
  /** Empty where none is named. */
  readonly font: string;
};

export type ParagraphForm = { kind: ParagraphKind; level: number; part?: Part };

/** A list by its number in numbering.xml, and the level in it. */
export type ListPlace = { readonly list: string; readonly level: number };

export type WordStyle = {
  readonly form: ParagraphForm | null;
  readonly look: Partial<RunLook>;
  readonly list: Partial<ListPlace>;
};

export const PLAIN_LOOK: RunLook = {
  isHidden: false,
  isCapitals: false,
  height: "level",
  font: "",
};

const EMPTY: WordStyle = { form: null, look: {}, list: {} };

/** Longer chains of styles that follow from each other are a circle. */
const MOST_ANCESTORS = 20;

export class WordStyles {
  private readonly elements = new Map<string, XmlElement>();
  private readonly resolved = new Map<string, WordStyle>();
  private readonly defaultParagraph: string = "";
  readonly defaultLook: RunLook;

  constructor(styles: XmlElement | undefined) {
    for (const style of styles ? elementsOf(styles) : []) {
      if (style.name !== "w:style") continue;
      const id = style.attributes.get("w:styleId") ?? "";
      this.elements.set(id, style);
      const isDefault = isOn(style.attributes.get("w:default") ?? "false");
      if (isDefault && style.attributes.get("w:type") === "paragraph") this.defaultParagraph = id;
    }
    const defaults = childOf(childOf(styles, "w:docDefaults"), "w:rPrDefault");
    this.defaultLook = { ...PLAIN_LOOK, ...lookOf(childOf(defaults, "w:rPr")) };
  }

  /** @param id empty for a paragraph without a style. */
  paragraph(id: string): WordStyle {
    return this.style(id === "" ? this.defaultParagraph : id, MOST_ANCESTORS);
  }

  character(id: string): WordStyle {
    return id === "" ? EMPTY : this.style(id, MOST_ANCESTORS);
  }

  private style(id: string, depth: number): WordStyle {
    const known = this.resolved.get(id);
    if (known) return known;
    const element = this.elements.get(id);
    const base = valueOf(element, "w:basedOn") ?? "";
    const above = base === "" || depth === 0 ? EMPTY : this.style(base, depth - 1);
    const properties = childOf(element, "w:pPr");
    const style = {
      form: formOfName(valueOf(element, "w:name") ?? id) ?? outlineForm(properties) ?? above.form,
      look: { ...above.look, ...lookOf(childOf(element, "w:rPr")) },
      list: { ...above.list, ...listOf(properties) },
    };
    this.resolved.set(id, style);
    return style;
  }
}

/**
 * A character style on a paragraph's: what is shown or hidden, in capitals or not, is switched by
 * each of them, so that capitals in capitals are small letters again.
 */
export function toggled(outer: RunLook, style: Partial<RunLook>): RunLook {
  return {
    ...outer,
    ...style,
    isHidden: outer.isHidden !== (style.isHidden ?? false),
    isCapitals: outer.isCapitals !== (style.isCapitals ?? false),
  };
}

/** A property is on where it stands, unless its value says otherwise. */
export function isOn(value: string | undefined): boolean {
  return !/^(?:0|false|off|none)$/i.test(value ?? "");
}

export function lookOf(properties: XmlElement | undefined): Partial<RunLook> {
  if (!properties) return {};
  let look: Partial<RunLook> = {};
  let isHidden: boolean | undefined;
  for (const { name, attributes } of elementsOf(properties)) {
    const value = attributes.get("w:val");
    if (name === "w:vanish" || name === "w:specVanish" || name === "w:webHidden") {
      isHidden = isHidden === true || isOn(value);
    } else if (name === "w:rFonts") {
      const font = attributes.get("w:ascii") ?? attributes.get("w:hAnsi");
      if (font !== undefined) look = { ...look, font };
    } else if (name === "w:caps") look = { ...look, isCapitals: isOn(value) };
    else if (name === "w:vertAlign") look = { ...look, height: HEIGHTS[value ?? ""] ?? "level" };
    else if (name === "w:position" && look.height === undefined) {
      // In half points; a little is for looks.
      const raise = Number(value);
      if (Math.abs(raise) >= 4) look = { ...look, height: raise > 0 ? "raised" : "lowered" };
    }
  }
  return isHidden === undefined ? look : { ...look, isHidden };
}

const HEIGHTS: Readonly<Record<string, Height>> = { superscript: "raised", subscript: "lowered" };

export function listOf(properties: XmlElement | undefined): Partial<ListPlace> {
  const numbering = childOf(properties, "w:numPr");
  const list = valueOf(numbering, "w:numId");
  const level = valueOf(numbering, "w:ilvl");
  return {
    ...(list !== undefined && { list }),
    ...(level !== undefined && /^[0-8]$/.test(level) && { level: Number(level) }),
  };
}

/** The level of an outline, in which 9 is text. */
export function outlineForm(properties: XmlElement | undefined): ParagraphForm | null {
  const level = valueOf(properties, "w:outlineLvl");
  if (level === undefined || !/^\d$/.test(level)) return null;
  return level === "9"
    ? { kind: "paragraph", level: 0 }
    : { kind: "heading", level: Math.min(6, Number(level) + 1) };
}

const FORMS: ReadonlyArray<readonly [RegExp, ParagraphForm]> = [
  [/^(?:title|headline)$/, { kind: "heading", level: 1, part: "headline" }],
  [/^(?:subtitle|deck|dek|standfirst|subheadline)$/, { kind: "paragraph", level: 0, part: "deck" }],
  [/^(?:caption|illustration|figure|drawing)$/, { kind: "paragraph", level: 0, part: "caption" }],
  [/^(?:intensequote|pullquote)$/, { kind: "quotation", level: 0, part: "pull_quote" }],
  [/^(?:quote|blocktext|quotations)$/, { kind: "quotation", level: 0 }],
  [/^(?:sidebar|factbox)(?:text|body)?$/, { kind: "paragraph", level: 0, part: "sidebar" }],
];

/** By its name in English, which Word keeps in every language; by its id where it has no name. */
function formOfName(name: string): ParagraphForm | null {
  const plain = name
    .slice(0, 100)
    .toLowerCase()
    .replace(/[\s_-]/g, "");
  const heading = /^heading([1-9])$/.exec(plain)?.[1];
  if (heading !== undefined) return { kind: "heading", level: Math.min(6, Number(heading)) };
  return FORMS.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}
