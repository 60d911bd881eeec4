/**
 * Reads ClaimReview (schema.org), as fact-checkers publish it: one, a list, an @graph, a DataFeed, or
 * a page that holds some in its script elements, however deep. A rating is somebody else's and never a
 * level. What is broken beside what can be read is left out and named.
 */
import type { Nodes } from "hast";
import { invalid } from "@/lib/platform/errors";
import { createHtmlParser } from "@/lib/text/import/parse-html";

export type ReadReview = {
  claim: string;
  /** Who made the claim; empty where it is not said. */
  source: string;
  /** In their words, or "3 of 5" where there are none. */
  rating: string;
  ratedBy: string;
  /** YYYY-MM-DD of the claim; empty where it is not said. */
  date: string;
  /** Of the review. */
  url: string;
};

export type ReadReviews = {
  reviews: ReadReview[];
  /** What was passed over: where it stands, and why. */
  skipped: Array<{ where: string; reason: string }>;
};

type Members = Readonly<Record<string, unknown>>;

const DEPTH_LIMIT = 40;
const REVIEWS_LIMIT = 100_000;

/** @throws SourcelineError INVALID where the file is neither, or holds no ClaimReview. */
export function readClaimReviews(text: string): ReadReviews {
  const skipped: ReadReviews["skipped"] = [];
  const bare = text.replace(/^\ufeff/, "").trim();
  const blocks = bare.startsWith("<") ? scriptsOf(bare) : [bare];
  const roots = blocks.flatMap((block, index): unknown[] => {
    try {
      return [JSON.parse(block)];
    } catch (error) {
      const reason = `is no JSON: ${error instanceof Error ? error.message : "unreadable"}`;
      if (blocks.length === 1) throw invalid(`The file ${reason}.`);
      skipped.push({ where: `script ${index + 1}`, reason });
      return [];
    }
  });
  const known = new Map<string, Members>();
  for (const root of roots) walk(root, (members) => remember(known, members));
  const reviews: ReadReview[] = [];
  for (const root of roots) {
    walk(root, (members) => {
      if (!isOfType(members, "ClaimReview")) return;
      const read = reviewOf(members, known);
      if (typeof read !== "string") reviews.push(read);
      else skipped.push({ where: `review ${reviews.length + skipped.length + 1}`, reason: read });
      if (reviews.length > REVIEWS_LIMIT) throw invalid(`More than ${REVIEWS_LIMIT} reviews.`);
    });
  }
  if (reviews.length === 0 && skipped.length === 0) {
    throw invalid("The file holds no ClaimReview: nothing of that @type stands in it.");
  }
  return { reviews, skipped };
}

/** The JSON-LD of a page, in its order. */
function scriptsOf(page: string): string[] {
  const found: string[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === "element" && node.tagName === "script") {
      const type = node.properties["type"];
      if (typeof type === "string" && /^application\/ld\+json\b/i.test(type.trim())) {
        found.push(node.children.map((child) => ("value" in child ? child.value : "")).join(""));
      }
    }
    if ("children" in node) for (const child of node.children) visit(child);
  };
  visit(createHtmlParser()(page, "document"));
  return found;
}

/** Every object, outermost first; a review within a review is one of its own. */
function walk(value: unknown, visit: (members: Members) => void, depth = 0): void {
  if (typeof value !== "object" || value === null || depth > DEPTH_LIMIT) return;
  if (!Array.isArray(value)) visit(value as Members);
  for (const member of Object.values(value)) walk(member, visit, depth + 1);
}

function remember(known: Map<string, Members>, members: Members): void {
  const id = members["@id"];
  // A mere reference says nothing of what it refers to.
  if (typeof id === "string" && Object.keys(members).length > 1 && !known.has(id)) {
    known.set(id, members);
  }
}

function isOfType(members: Members, type: string): boolean {
  const types = [members["@type"]].flat();
  return types.some(
    (one) =>
      typeof one === "string" && one.replace(/^(?:https?:\/\/schema\.org\/|schema:)/, "") === type,
  );
}

/** @returns why it cannot be read, where it cannot. */
function reviewOf(members: Members, known: ReadonlyMap<string, Members>): ReadReview | string {
  const claim = textOf(members["claimReviewed"]);
  if (claim === "") return "says nothing in claimReviewed";
  const item = objectOf(members["itemReviewed"], known);
  return {
    claim,
    source: item ? nameOf(item["author"], known) : "",
    rating: ratingOf(objectOf(members["reviewRating"], known)),
    ratedBy: nameOf(members["author"], known),
    date: item ? dayOf(item["datePublished"]) : "",
    url: textOf(members["url"]),
  };
}

/** The first of several; by its id where only that is given. */
function objectOf(value: unknown, known: ReadonlyMap<string, Members>): Members | null {
  const [first] = [value].flat();
  if (typeof first === "string") return known.get(first) ?? null;
  if (typeof first !== "object" || first === null) return null;
  const members = first as Members;
  const id = members["@id"];
  const isReference = Object.keys(members).length === 1 && typeof id === "string";
  return isReference ? (known.get(id) ?? null) : members;
}

function nameOf(value: unknown, known: ReadonlyMap<string, Members>): string {
  const [first] = [value].flat();
  const members = objectOf(first, known);
  if (members) return textOf(members["name"]);
  return typeof first === "string" && !/^[#_]|^https?:/.test(first) ? first.trim() : "";
}

function ratingOf(rating: Members | null): string {
  if (!rating) return "";
  const words = textOf(rating["alternateName"]) || textOf(rating["name"]);
  if (words !== "") return words;
  const [value, best] = [textOf(rating["ratingValue"]), textOf(rating["bestRating"])];
  return value === "" ? "" : best === "" ? value : `${value} of ${best}`;
}

function dayOf(value: unknown): string {
  return /^\d{4}-\d{2}-\d{2}/.exec(textOf(value))?.[0] ?? "";
}

/** A text or a number; of several, or of one in a language, the first. */
function textOf(value: unknown): string {
  const [first] = [value].flat();
  if (typeof first === "number") return String(first);
  if (typeof first === "object" && first !== null) return textOf((first as Members)["@value"]);
  return typeof first === "string" ? first.replace(/\s+/g, " ").trim() : "";
}
