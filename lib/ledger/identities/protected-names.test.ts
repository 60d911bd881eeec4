/** When a text holds a protected name; the names are invented. */
import { describe, expect, it } from "vitest";
import { protectedNameOf, indexText, writtenIn } from "./protected-names";

const MARIJA = protectedNameOf({
  name: "Marija Kovač-Øst",
  otherNames: "Mimi\nM. K.",
  contact: "marija.k@harbour.example\n+386 1 555 01 42",
  note: "Works with Bo Lindgren",
});

const SEAN = protectedNameOf({ name: "Seán O’Dwyer", otherNames: "", contact: "", note: "" });

const found = (text: string, name = MARIJA) => writtenIn(indexText(text), name);

describe("a protected name", () => {
  it.each([
    ["Marija Kovač-Øst", "Marija Kovač-Øst told us.", "Marija Kovač-Øst"],
    ["in other letters", "MARIJA KOVAC-OST told us", "MARIJA KOVAC-OST"],
    ["without its hyphen", "It was Marija Kovač Øst.", "Marija Kovač Øst"],
    ["over a line's end", "It was Marija\nKovač-Øst.", "Marija\nKovač-Øst"],
    ["the other way round", "Øst, Marija Kovač", "Øst, Marija Kovač"],
    ["by the family name", "Ask Ms Øst about it", "Øst"],
    ["by another name", "we rang mimi again", "mimi"],
    ["in the possessive", "Mimi’s brother, Øst's boat", "Mimi"],
    ["by initials", "M. K. says so", "M. K."],
    ["by her address", "write to MARIJA.K@harbour.example", "MARIJA.K@harbour.example"],
    ["by her number", "ring 0038615550142", "0038615550142"],
    ["by her number in groups", "ring (01) 555 01-42, not late", "015550142"],
    ["by the figures at its end", "ring 386 (1) 555 01-42", "38615550142"],
  ])("is found %s", (_, text, written) => {
    expect(found(text)).toBe(written);
  });

  it.each([
    ["an article of the place", "ost and west of the harbour"],
    ["one of its names alone", "Marija of the ferry company"],
    ["inside another word", "The Østersund line"],
    ["a colleague of the note", "Bo Lindgren said"],
    ["figures that end otherwise", "£38,615,550,143"],
  ])("is not found in %s", (_, text) => {
    expect(found(text)).toBeNull();
  });

  it("is found whatever stands for its apostrophe, or with none", () => {
    for (const written of ["Sean O'Dwyer", "SEÁN O‘DWYER", "sean odwyer", "Sean O´Dwyer"]) {
      expect(found(`It was ${written}.`, SEAN)).toBe(written);
    }
  });

  it("is looked for in a long text at once", () => {
    const text = `${"Marija said so. ".repeat(20_000)} Marija Kovač-Øst`;
    expect(found(text)).toBe("Marija Kovač-Øst");
  });
});
