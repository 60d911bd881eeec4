/** Every field against the commands that take it: same limits, same choices, same words for a fault. */
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { parseInput } from "@/lib/access/action";
import { acceptProposalInput, logClaimAtInput } from "@/lib/drafts/input";
import {
  addCitationInput,
  changeClaimsInput,
  editCitationInput,
  editClaimInput,
  logClaimInput,
} from "@/lib/ledger/claims/input";
import { isAssigning } from "@/lib/ledger/claims/rules";
import { columnLabel } from "@/lib/table/columns";
import { SourcelineError } from "@/lib/platform/errors";
import { CITATION_FIELD_NAMES, citationField } from "./citation-fields";
import { emptyCitation, toCitationPatch } from "./citation-values";
import {
  BULK_FIELD_NAMES,
  CELL_FIELD_NAMES,
  CLAIM_FIELD_NAMES,
  claimField,
  claimFields,
  mayChange,
  type BulkFieldName,
  type StandingClaim,
} from "./claim-fields";
import { changedValues, claimValues, emptyClaim, patchOf, seenIn, toPatch } from "./claim-values";
import { faultsByField, hintOf, lengthFault, termOf, wordsOf, type Field } from "./field";

/** What a schema says of one member, without what stands around it. */
type Described = {
  type?: string;
  maxLength?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
  enum?: string[];
  items?: Described;
  anyOf?: Described[];
};

function membersOf(schema: z.ZodType): Record<string, Described> {
  const described = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  return (described.properties ?? {}) as Record<string, Described>;
}

/** What the field says of itself, in a schema's terms. */
function saidBy(field: Field): Described {
  const { control } = field;
  switch (control.as) {
    case "line":
    case "text":
      return { type: "string", maxLength: control.limit };
    case "tags":
      return {
        type: "array",
        maxItems: control.limit,
        items: { type: "string", maxLength: control.length },
      };
    case "day":
      return { type: "string", maxLength: "2026-05-31".length };
    case "choice": {
      const values = control.choices.map(({ value }) => value);
      return { type: "string", enum: values };
    }
    case "person":
      return { type: "integer" };
  }
}

/** Where null is allowed, what is allowed beside it; and the scale 1 to 6 as the choices it is. */
function plain(member: Described | undefined): Described {
  const { type, maxLength, maxItems, items, enum: values, anyOf, minimum, maximum } = member ?? {};
  const one = anyOf?.find((other) => other.type !== "null");
  if (one) return plain(one);
  if (type === "integer" && minimum === 1 && maximum !== undefined && maximum < 100) {
    const scale = Array.from({ length: maximum }, (_, index) => String(index + 1));
    return { type: "string", enum: scale };
  }
  return {
    ...(type && { type }),
    ...(maxLength !== undefined && { maxLength }),
    ...(maxItems !== undefined && { maxItems }),
    ...(items && { items: plain(items) }),
    ...(values && { enum: values }),
  };
}

const mayBeNull = (member: Described | undefined) =>
  member?.anyOf?.some(({ type }) => type === "null") ?? false;

/** The faults of an input that must be refused, by the fields they name. */
function faultsOf(schema: z.ZodType, input: unknown): Readonly<Record<string, string>> {
  try {
    parseInput(schema, input);
  } catch (error) {
    if (!(error instanceof SourcelineError)) throw error;
    return faultsByField(error.fields);
  }
  throw new Error("The input was not refused.");
}

const edited = membersOf(editClaimInput.shape.patch);
const cited = membersOf(editCitationInput.shape.patch);

const claimCommands: Array<[string, Record<string, Described>, readonly string[]]> = [
  ["claims.log", membersOf(logClaimInput), CLAIM_FIELD_NAMES],
  ["claims.edit", edited, CLAIM_FIELD_NAMES],
  ["drafts.logClaim", membersOf(logClaimAtInput), CLAIM_FIELD_NAMES],
  [
    "drafts.acceptProposal",
    membersOf(acceptProposalInput),
    ["wording", "attribution", "assertedBy", "kind"],
  ],
];

const tooLong = (field: Field): string | null => {
  const { control } = field;
  if (control.as === "line" || control.as === "text") return "x".repeat(control.limit + 1);
  return control.as === "tags" ? "x".repeat(control.length + 1) : null;
};

const claim: StandingClaim & { checker: { id: number } } = {
  wording: "The ferry sailed without a permit",
  attribution: "document",
  assertedBy: "the harbour office",
  kind: "allegation",
  legalRisk: "high",
  checker: { id: 7 },
  tags: ["ferry", "second look"],
  asOf: "2026-03-01",
  recheckOn: "2026-04-01",
  note: "See the log.\nPage 4.",
};

describe("claim fields", () => {
  it("are those that a claim can be edited in", () => {
    expect([...CLAIM_FIELD_NAMES].sort()).toEqual(Object.keys(edited).sort());
  });

  describe.each(claimCommands)("of %s", (_command, members, names) => {
    it.each(names)("%s has the limit and the choices of the command", (name) => {
      const field = claimField(name as keyof typeof claimFields);
      expect(plain(members[name])).toEqual(saidBy(field));
      expect(mayBeNull(members[name])).toBe(field.control.as === "person");
    });
  });

  it.each(CLAIM_FIELD_NAMES)("%s says what the command would refuse as too long", (name) => {
    const field = claimField(name);
    const text = tooLong(field);
    if (text === null) {
      expect(lengthFault(field, "x".repeat(100_000))).toBeNull();
      return;
    }
    expect(lengthFault(field, text)).not.toBeNull();
    expect(lengthFault(field, text.slice(1))).toBeNull();
    const input = (value: string) => ({
      claimId: 1,
      revision: 0,
      patch: { [name]: field.read(value) },
    });
    // The refusal names the field in which it was typed.
    expect(Object.keys(faultsOf(editClaimInput, input(text)))).toEqual([name]);
    expect(() => parseInput(editClaimInput, input(text.slice(1)))).not.toThrow();
  });

  it("counts tags as the command does", () => {
    const { tags } = claimFields;
    const many = Array.from({ length: tags.control.limit + 1 }, (_, index) => `tag ${index}`);
    expect(lengthFault(tags, many.join(", "))).not.toBeNull();
    expect(lengthFault(tags, many.slice(1).join(", "))).toBeNull();
  });

  it("reads tags with commas, semicolons or lines between them, as they are kept", () => {
    expect(claimFields.tags.read("#Ferry, second  look;\nFERRY 2,, ")).toEqual([
      "ferry",
      "second look",
      "ferry 2",
    ]);
  });

  it("give back what they read, as the command takes it", () => {
    const values = claimValues(claim);
    const { checker, ...rest } = claim;
    expect(toPatch(values)).toEqual({ ...rest, checkerId: checker.id });
    const version = { ...rest, checkerId: null };
    expect(claimValues(version).checkerId).toBe("");
    expect(toPatch(claimValues(version))).toEqual(version);
    expect(() =>
      parseInput(logClaimInput, {
        story: "ferry",
        ...toPatch({ ...emptyClaim, wording: "It sank" }),
      }),
    ).not.toThrow();
  });

  it("send only what was changed, with what was seen", () => {
    const before = claimValues(claim);
    const { changed, patch, was } = changedValues(before, {
      ...before,
      checkerId: "",
      tags: "ferry",
    });
    expect(changed).toEqual(["checkerId", "tags"]);
    expect(patch).toEqual({ checkerId: null, tags: ["ferry"] });
    expect(was).toEqual({ checkerId: 7, tags: ["ferry", "second look"] });
    expect(seenIn(claim, "checkerId")).toEqual({ checkerId: 7 });
  });

  it("that only assign are open to whoever may assign", () => {
    const assigner = { edit: false, assign: true };
    const open = CLAIM_FIELD_NAMES.filter((name) => mayChange(name, assigner));
    expect(open).toEqual(CLAIM_FIELD_NAMES.filter(isAssigning));
    expect(open).not.toHaveLength(0);
    const all = CLAIM_FIELD_NAMES.filter((name) => mayChange(name, { edit: true, assign: true }));
    expect(all).toEqual(CLAIM_FIELD_NAMES);
  });

  it("have a column each, under the same name", () => {
    const columns = CLAIM_FIELD_NAMES.map((name) => claimField(name).column);
    expect(new Set(columns).size).toBe(columns.length);
    for (const name of CLAIM_FIELD_NAMES.filter((other) => other !== "wording")) {
      expect(columnLabel(claimField(name).column)).toBe(termOf(claimField(name)));
    }
  });

  it("that are edited in cells are a part of them", () => {
    expect(CELL_FIELD_NAMES).toContain("wording");
    expect(CELL_FIELD_NAMES).not.toContain("note");
  });
});

describe("fields of many claims at once", () => {
  const bulk = (change: unknown) => parseInput(changeClaimsInput, { claimIds: [1], change });
  const people = [{ id: 4, name: "Ana" }];

  /** Every text that its button can give. */
  function textsOf(name: BulkFieldName): string[] {
    const { control } = claimField(name);
    if (control.as === "choice") return control.choices.map(({ value }) => value);
    return control.as === "person" ? ["", "4"] : ["", "2026-05-31"];
  }

  it.each(BULK_FIELD_NAMES.filter((name) => name !== "tags"))("%s is a change", (name) => {
    for (const text of textsOf(name)) {
      expect(bulk(patchOf(name, text)).change, text).toHaveProperty(name);
    }
  });

  it("tags are added and taken off", () => {
    const tags = claimFields.tags.read("Ferry, second look");
    expect(bulk({ addTags: tags }).change).toEqual({ addTags: tags });
    expect(bulk({ removeTags: tags }).change).toEqual({ removeTags: tags });
  });

  it("are all that the command takes of a claim's fields", () => {
    const described = z.toJSONSchema(changeClaimsInput.shape.change, {
      io: "input",
      unrepresentable: "any",
    });
    const taken = (described.anyOf ?? []).flatMap((one) => Object.keys(one.properties ?? {}));
    const ofFields = taken
      .filter((name) => name in claimFields || name === "addTags")
      .map((name) => (name === "addTags" ? "tags" : name));
    expect([...BULK_FIELD_NAMES].sort()).toEqual(ofFields.sort());
  });

  it("are said in words", () => {
    expect(wordsOf(claimFields.checkerId, "4", people)).toBe("Ana");
    expect(wordsOf(claimFields.kind, "denial")).toBe("Denial");
    expect(wordsOf(claimFields.note, "as typed")).toBe("as typed");
  });
});

describe("citation fields", () => {
  it("are those that a citation can be edited in, but for its sources", () => {
    expect([...CITATION_FIELD_NAMES, "sourceId", "restsOn"].sort()).toEqual(
      Object.keys(cited).sort(),
    );
  });

  describe.each([
    ["citations.add", membersOf(addCitationInput)],
    ["citations.edit", cited],
  ] as const)("of %s", (_command, members) => {
    it.each(CITATION_FIELD_NAMES)("%s has the limit and the choices of the command", (name) => {
      const field = citationField(name);
      const { control } = field;
      expect(plain(members[name])).toEqual(saidBy(field));
      const isOpen = control.as === "choice" && control.none !== undefined;
      expect(mayBeNull(members[name])).toBe(isOpen);
    });
  });

  it.each(CITATION_FIELD_NAMES)("%s says what the command would refuse as too long", (name) => {
    const field = citationField(name);
    const text = tooLong(field);
    if (text === null) {
      expect(lengthFault(field, "x".repeat(100_000))).toBeNull();
      return;
    }
    expect(lengthFault(field, text)).not.toBeNull();
    const input = { citationId: 1, revision: 0, patch: { [name]: field.read(text) } };
    expect(Object.keys(faultsOf(editCitationInput, input))).toEqual([name]);
  });

  it("send an untouched form as the command takes it", () => {
    const patch = toCitationPatch({ ...emptyCitation, restsOn: [{ id: 3, name: "The leak" }] });
    expect(patch).toMatchObject({ stance: "supports", basis: null, credibility: 6, restsOn: [3] });
    expect(() => parseInput(addCitationInput, { claimId: 1, sourceId: 2, ...patch })).not.toThrow();
  });

  it("explain the terms that are chosen", () => {
    const terms = citationField("terms");
    expect(hintOf(terms, "off_record")).toContain("Not for publication");
    expect(hintOf(terms, "on_record")).not.toBe(hintOf(terms, "off_record"));
  });
});
