/** What a Word file shows on paper comes in, and nothing else: one row for each element that matters. */
import { describe, expect, it } from "vitest";
import { expectNormalForm, linksOf, paragraphsOf } from "@/tests/support/normal-form";
import { run, wordFile, wordParagraph as p, wordPart } from "@/tests/support/word-parts";
import { readWord } from "./word";

type Row = readonly [what: string, body: string, text: string];

const looking = (properties: string, text: string) =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;

const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const field = (code: string, result: string) =>
  `${mark("begin")}<w:r><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r>${mark("separate")}${result}${mark("end")}`;

const box = (text: string) => `<w:txbxContent>${p(run(text))}</w:txbxContent>`;

async function read(body: string, parts: Readonly<Record<string, string>> = {}) {
  const built = await readWord(await wordFile(body, parts));
  expectNormalForm(built);
  return built;
}

describe("what is shown comes in", () => {
  it.each<Row>([
    [
      "simple fields",
      p(`${run("As of ")}<w:fldSimple w:instr=" DATE ">${run("3 May")}</w:fldSimple>${run(".")}`),
      "As of 3 May.",
    ],
    [
      "the results of fields, one inside another",
      p(
        `${run("See ")}${field(`REF ${field("SEQ x", run("9"))}`, field("PAGE", run("Table 3")))}${run(".")}`,
      ),
      "See Table 3.",
    ],
    [
      "every wrapper",
      p(
        [
          "smartTag",
          "customXml",
          "ins",
          "moveTo",
          "bdo",
          "dir",
          "sdt><w:sdtContent",
          "hyperlink",
          "whatever",
        ]
          .map((name, index) => {
            const names = name.split("><w:");
            const end = names.toReversed().map((each) => `</w:${each}>`);
            return `<w:${name}>${run(`${index} `)}${end.join("")}`;
          })
          .join(""),
      ),
      "0 1 2 3 4 5 6 7 8",
    ],
    [
      "a control around paragraphs",
      `<w:sdt><w:sdtPr/><w:sdtContent>${p(run("a"))}</w:sdtContent></w:sdt>`,
      "a",
    ],
    [
      "one of several ways to write a thing",
      p(
        `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx xmlns:wps="x">${box("in a box")}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox xmlns:v="y">${box("in a box")}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>${run("beside it")}`,
      ),
      "beside it\n\nin a box",
    ],
    [
      "text on a curve",
      p(
        `<w:r><w:pict><v:shape xmlns:v="y"><v:textpath string="On a curve"/></v:shape></w:pict></w:r>${run("a")}`,
      ),
      "a\n\nOn a curve",
    ],
    [
      "the base of ruby",
      p(
        `<w:r><w:ruby><w:rt>${run("とう")}</w:rt><w:rubyBase>${run("東")}</w:rubyBase></w:ruby></w:r>${run("で")}`,
      ),
      "東で",
    ],
    [
      "equations",
      p(
        `${run("so ")}<m:oMathPara><m:oMath><m:f><m:fPr/><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f><m:r><m:t>=</m:t></m:r><m:sSup><m:e><m:r><m:t>12</m:t></m:r></m:e><m:sup><m:r><m:t>3</m:t></m:r></m:sup></m:sSup></m:oMath></m:oMathPara>`,
      ),
      "so (a+b)/2=12³",
    ],
    [
      "sums, roots, brackets and matrices",
      p(
        `<m:oMath><m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub><m:r><m:t>i</m:t></m:r></m:sub><m:sup><m:r><m:t>n</m:t></m:r></m:sup><m:e><m:r><m:t>i</m:t></m:r></m:e></m:nary><m:rad><m:deg/><m:e><m:r><m:t>2</m:t></m:r></m:e></m:rad><m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e><m:m><m:mr><m:e><m:r><m:t>1</m:t></m:r></m:e><m:e><m:r><m:t>2</m:t></m:r></m:e></m:mr></m:m></m:e></m:d></m:oMath>`,
      ),
      "∑_i^n i√(2)[1, 2]",
    ],
    [
      "line breaks and tabs",
      p(
        `${run("a")}<w:r><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:cr/><w:t>d</w:t><w:ptab/><w:t>e</w:t></w:r>`,
      ),
      "a\nb\tc\nd\te",
    ],
    ["a page break", p(`${run("a")}<w:r><w:br w:type="page"/></w:r>${run("b")}`), "a\n\nb"],
    [
      "hyphens",
      p("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t></w:r>"),
      "a\u2011b\u00adc",
    ],
    [
      "signs",
      p(
        '<w:r><w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Arial" w:char="2122"/></w:r>',
      ),
      "α✓™",
    ],
    [
      "capitals",
      p(
        `${looking("<w:caps/>", "Ann")}${looking('<w:caps w:val="0"/>', " Doe")}${looking("<w:smallCaps/>", " Roe")}`,
      ),
      "ANN Doe Roe",
    ],
    [
      "signs typed in a font of signs",
      p(
        `${looking('<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>', "\uf0fc")}${looking('<w:rFonts w:ascii="Symbol"/>', "\uf0b3")}${run(" 5")}`,
      ),
      "✓≥ 5",
    ],
    [
      "what fields show by their code alone",
      p(
        [
          'SYMBOL 176 \\f "Arial"',
          'SYMBOL 97 \\f "Symbol"',
          'QUOTE " lit"',
          "MACROBUTTON NoMacro [Name]",
        ]
          .map(
            (code) =>
              `${mark("begin")}<w:r><w:instrText> ${code} </w:instrText></w:r>${mark("end")}`,
          )
          .join(""),
      ),
      "°α lit[Name]",
    ],
    [
      "a table of contents, whose field goes over paragraphs",
      `<w:p>${mark("begin")}<w:r><w:instrText> TOC </w:instrText></w:r>${mark("separate")}${run("One 3")}</w:p><w:p>${run("Two 4")}${mark("end")}</w:p>${p(run("Text"))}`,
      "One 3\n\nTwo 4\n\nText",
    ],
    [
      "all that follows a field which nothing ends",
      `<w:p>${mark("begin")}<w:r><w:instrText> DATE </w:instrText></w:r>${run("a")}</w:p>${p(run("b"))}`,
      "a\n\nb",
    ],
    [
      "what was moved, where it is now",
      `<w:p><w:pPr><w:rPr><w:moveFrom/></w:rPr></w:pPr><w:moveFrom>${run("a")}</w:moveFrom></w:p>${p(run("b"))}<w:p><w:moveTo>${run("a")}</w:moveTo></w:p>`,
      "b\n\na",
    ],
    [
      "insertions in a table",
      `<w:tbl><w:tr><w:trPr><w:ins/></w:trPr><w:tc><w:tcPr><w:cellIns/></w:tcPr>${p(run("a"))}</w:tc><w:tc>${p(`<w:del><w:r><w:delText>b</w:delText></w:r></w:del><w:ins>${run("c")}</w:ins>`)}</w:tc></w:tr></w:tbl>`,
      "a | c",
    ],
    [
      "several boxes of one drawing, each once",
      p(
        `<w:r><w:drawing><wp:anchor><g:wgp xmlns:g="g">${box("b")}${box("c")}</g:wgp></wp:anchor></w:drawing></w:r>${run("a")}`,
      ),
      "a\n\nb\n\nc",
    ],
    [
      "what was formatted otherwise before, as it is now",
      `<w:p><w:pPr><w:pPrChange><w:pPr><w:pStyle w:val="Heading1"/></w:pPr></w:pPrChange></w:pPr>${looking("<w:rPrChange><w:rPr><w:vanish/><w:caps/></w:rPr></w:rPrChange>", "a")}</w:p>`,
      "a",
    ],
    [
      "raised and lowered figures",
      p(
        `${run("12")}${looking('<w:vertAlign w:val="superscript"/>', "3")}${run(" million, CO")}${looking('<w:vertAlign w:val="subscript"/>', "2")}${run(", 10")}${looking('<w:position w:val="10"/>', "6")}`,
      ),
      "12³ million, CO₂, 10⁶",
    ],
    [
      "a drop cap",
      `<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr>${run("T")}</w:p>${p(run("he roof leaked."))}${p(run("It rained."))}`,
      "The roof leaked.\n\nIt rained.",
    ],
    [
      "a drop cap that is a word",
      `<w:p><w:pPr><w:framePr w:dropCap="margin"/></w:pPr>${run("A")}</w:p>${p(run(" roof leaked."))}`,
      "A roof leaked.",
    ],
    [
      "paragraphs whose mark was deleted",
      `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${run("One, ")}</w:p>${p(run("two."))}`,
      "One, two.",
    ],
    [
      "rows of a table in a control",
      `<w:tbl><w:sdt><w:sdtContent><w:tr><w:tc>${p(run("a"))}</w:tc><w:tc>${p(run("b"))}</w:tc></w:tr></w:sdtContent></w:sdt></w:tbl>`,
      "a | b",
    ],
    [
      "a layout table",
      `<w:tbl><w:tr><w:tc>${p(run("a"))}${p(run("b"))}</w:tc><w:tc>${p(run("c"))}</w:tc></w:tr></w:tbl>`,
      "a\n\nb\n\nc",
    ],
    [
      "escapes, and a bracket in an attribute",
      p(
        `<w:fldSimple w:instr="IF 1 > 0">${run("a &lt;&#38;&#x3e; b")}</w:fldSimple><w:r><w:t><![CDATA[ <c>]]></w:t></w:r>`,
      ),
      "a <&> b <c>",
    ],
  ])("%s", async (_what, body, text) => {
    expect((await read(body)).text).toBe(text);
  });

  it("whatever prefixes and edition of the namespaces the file uses", async () => {
    const document =
      '<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r><x:rPr><x:vanish/></x:rPr><x:t>no</x:t></x:r><x:r><x:t>yes</x:t></x:r></x:p></x:body></x:document>';
    expect((await read("", { "word/document.xml": document })).text).toBe("yes");
  });
});

describe("what is left out is listed", () => {
  it.each<readonly [what: string, body: string, text: string, leftOut: string[]]>([
    [
      "hidden text",
      p(
        `${run("a")}${looking("<w:vanish/>", "b")}${looking("<w:webHidden/>", "c")}${looking("<w:specVanish/>", "d")}${looking('<w:vanish w:val="0"/>', "e")}`,
      ),
      "ae",
      ["Hidden text: b", "Hidden text: c", "Hidden text: d"],
    ],
    [
      "revisions that took something away",
      p(
        `${run("a")}<w:del><w:r><w:delText>b</w:delText></w:r></w:del><w:moveFrom>${run("c")}</w:moveFrom>`,
      ),
      "a",
      ["Deleted text: b", "Text moved elsewhere: c"],
    ],
    [
      "a field that nobody filled in, and none that somebody did",
      p(
        `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${run("Click here to enter text.")}</w:sdtContent></w:sdt><w:sdt><w:sdtPr><w:showingPlcHdr w:val="0"/></w:sdtPr><w:sdtContent>${run("a")}</w:sdtContent></w:sdt>`,
      ),
      "a",
      ["A field that nobody filled in: Click here to enter text."],
    ],
    [
      "hidden rows",
      `${p(run("x"))}<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>${p(run("a"))}</w:tc></w:tr></w:tbl>`,
      "x",
      ["A hidden row of a table: a"],
    ],
    [
      "nothing of an empty deletion",
      p(`${run("a")}<w:del><w:r><w:commentReference w:id="0"/></w:r></w:del>`),
      "a",
      [],
    ],
    [
      "deleted rows",
      `${p(run("x"))}<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>${p(run("a"))}</w:tc></w:tr></w:tbl>`,
      "x",
      ["A deleted row of a table: a"],
    ],
    [
      "codes of fields",
      p(
        `${run("a")}${mark("begin")}<w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>${mark("end")}`,
      ),
      "a",
      ["A field without its value: FORMDROPDOWN"],
    ],
    [
      "nothing of an index's entries",
      p(`${run("a")}${mark("begin")}<w:r><w:instrText> XE "a" </w:instrText></w:r>${mark("end")}`),
      "a",
      [],
    ],
    [
      "pictures, charts and objects",
      p(
        `${run("a")}<w:r><w:drawing><wp:inline><wp:docPr descr="A ship"/><x:blip/></wp:inline></w:drawing><w:drawing><x:chart/></w:drawing></w:r><w:r><w:object/></w:r>`,
      ),
      "a",
      ["A picture: A ship", "A chart", "An embedded object"],
    ],
    [
      "the mark of a note",
      p(
        `${run("a")}<w:r><w:footnoteReference w:id="9" w:customMarkFollows="1"/><w:t>x</w:t></w:r>${looking('<w:vertAlign w:val="superscript"/>', "*")}`,
      ),
      "a",
      ["A reference mark: x", "A reference mark: *"],
    ],
    [
      "signs without a character",
      p(`${run("a")}<w:r><w:sym w:font="Webdings" w:char="F021"/></w:r>`),
      "a",
      ["A sign of the font Webdings"],
    ],
  ])("%s", async (_what, body, text, leftOut) => {
    const built = await read(body);
    expect(built.text).toBe(text);
    expect(
      built.leftOut.map(({ what, text: excerpt }) => (excerpt ? `${what}: ${excerpt}` : what)),
    ).toEqual(leftOut);
  });

  it("headers and footers too", async () => {
    const relationships =
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://x/header" Target="header1.xml"/></Relationships>';
    const built = await read(p(run("Text.")), {
      "word/_rels/document.xml.rels": relationships,
      "word/header1.xml": wordPart("hdr", p(run("Strictly confidential"))),
    });
    expect(built.text).toBe("Text.");
    expect(built.leftOut).toEqual([
      { what: "A header of the pages", text: "Strictly confidential", at: 5 },
    ]);
  });
});

it("keeps notes and comments at their place, each once", async () => {
  const built = await read(
    [
      p(
        `${run("One")}<w:r><w:footnoteReference w:id="2"/></w:r>${run(". Two")}<w:r><w:endnoteReference w:id="2"/></w:r>${run(".")}`,
      ),
      p(
        `<w:commentRangeStart w:id="0"/>${run("Three")}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>${run(".")}`,
      ),
    ].join(""),
    {
      "word/footnotes.xml": wordPart(
        "footnotes",
        `<w:footnote w:id="1" w:type="separator"><w:p/></w:footnote><w:footnote w:id="2">${p(run("The log."))}</w:footnote>`,
      ),
      "word/endnotes.xml": wordPart(
        "endnotes",
        `<w:endnote w:id="2">${p(run("Its end."))}</w:endnote>`,
      ),
      "word/comments.xml": wordPart(
        "comments",
        `<w:comment w:id="0" w:author="Ann Berg">${p(run("Who?"))}${p(run("When?"))}</w:comment>`,
      ),
    },
  );
  expect(built.text).toBe("One. Two.\n\nThree.");
  expect(built.notes).toEqual([
    { kind: "footnote", author: "", text: "The log.", at: 3 },
    { kind: "endnote", author: "", text: "Its end.", at: 8 },
    { kind: "comment", author: "Ann Berg", text: "Who?\nWhen?", from: 9, at: 16 },
  ]);
});

it("leaves out a note whose mark was deleted, and keeps what was remarked on the deletion", async () => {
  const built = await read(
    p(
      `${run("One")}<w:del><w:r><w:delText> and two</w:delText></w:r><w:r><w:footnoteReference w:id="2"/><w:commentReference w:id="0"/></w:r></w:del>${run(".")}`,
    ) + p(run("Three.")),
    {
      "word/footnotes.xml": wordPart(
        "footnotes",
        `<w:footnote w:id="2">${p(run("The log."))}</w:footnote>`,
      ),
      "word/comments.xml": wordPart(
        "comments",
        `<w:comment w:id="0" w:author="Ann Berg">${p(`${run("Why?")}${looking("<w:vanish/>", "no")}`)}</w:comment>`,
      ),
    },
  );
  expect(built.text).toBe("One.\n\nThree.");
  expect(built.notes).toEqual([{ kind: "comment", author: "Ann Berg", text: "Why?", at: 3 }]);
  expect(built.leftOut).toEqual([
    { what: "Deleted text", text: "and two", at: 3 },
    { what: "A deleted footnote", text: "The log.", at: 3 },
  ]);
});

it("follows styles that hide or capitalise, one of which undoes the other", async () => {
  const styles = wordPart(
    "styles",
    ["paragraph P", "character C"]
      .map((each) => each.split(" "))
      .map(
        ([type, id]) =>
          `<w:style w:type="${type}" w:styleId="${id}"><w:rPr><w:caps/></w:rPr></w:style>`,
      )
      .join("") + '<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>',
  );
  const styled = (id: string, more: string, text: string) =>
    looking(`<w:rStyle w:val="${id}"/>${more}`, text);
  const built = await read(
    p(
      `${run("a ")}${styled("C", "", "b ")}${styled("C", "<w:caps/>", "c ")}${styled("H", "", "d")}${styled("H", '<w:vanish w:val="0"/>', "e")}`,
      "P",
    ),
    { "word/styles.xml": styles },
  );
  expect(built.text).toBe("A b C E");
  expect(built.leftOut).toEqual([{ what: "Hidden text", text: "d", at: 5 }]);
});

it("shows the numbers of lists as Word counts them", async () => {
  const level = (index: number, format: string, text: string, more = "") =>
    `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
  const numbering = wordPart(
    "numbering",
    [
      `<w:abstractNum w:abstractNumId="0">${level(0, "decimal", "%1.")}${level(1, "lowerLetter", "%1.%2)")}${level(2, "upperRoman", "(%3)")}</w:abstractNum>`,
      `<w:abstractNum w:abstractNumId="1">${level(0, "bullet", "·")}</w:abstractNum>`,
      '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
      '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>',
      '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>',
    ].join(""),
  );
  const item = (list: number, depth: number, text: string) =>
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${list}"/></w:numPr></w:pPr>${run(text)}</w:p>`;
  const built = await read(
    [
      item(1, 0, "a"),
      item(1, 1, "b"),
      item(1, 1, "c"),
      item(1, 2, "d"),
      item(1, 0, "e"),
      item(1, 1, "f"),
      item(2, 0, "g"),
      item(2, 0, "h"),
      item(3, 0, "i"),
      item(0, 0, "j"),
    ].join(""),
    { "word/numbering.xml": numbering },
  );
  expect(paragraphsOf(built)).toEqual([
    ["list_item1", "1. a"],
    ["list_item2", "1.a) b"],
    ["list_item2", "1.b) c"],
    ["list_item3", "(I) d"],
    ["list_item1", "2. e"],
    ["list_item2", "2.a) f"],
    ["list_item1", "7. g"],
    ["list_item1", "8. h"],
    ["list_item1", "i"],
    ["paragraph", "j"],
  ]);
});

it("knows the parts of a story by their styles, in any language and through other styles", async () => {
  const style = (id: string, name: string, more = "") =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`;
  const styles = wordPart(
    "styles",
    [
      style("Titel", "Title"),
      style("Untertitel", "Subtitle"),
      style("Beschriftung", "caption"),
      style("IntensivesZitat", "Intense Quote"),
      style("Zitat", "Quote"),
      style("Own", "Our caption", '<w:basedOn w:val="Beschriftung"/>'),
      style("Loud", "Loud", "<w:rPr><w:caps/></w:rPr>"),
      style("berschrift2", "heading 2"),
    ].join(""),
  );
  const built = await read(
    ["Titel", "Untertitel", "Own", "berschrift2", "Loud", "Zitat", "IntensivesZitat"]
      .map((id) => p(run("text"), id))
      .join(""),
    { "word/styles.xml": styles },
  );
  expect(built.paragraphs.map(({ kind, part }) => [kind, part ?? "body"])).toEqual([
    ["heading", "headline"],
    ["paragraph", "deck"],
    ["paragraph", "caption"],
    ["heading", "body"],
    ["paragraph", "body"],
    ["quotation", "body"],
    ["quotation", "pull_quote"],
  ]);
  expect(paragraphsOf(built)[4]).toEqual(["paragraph", "TEXT"]);
});

it("keeps links, written as elements or as fields", async () => {
  const relationships =
    '<Relationships><Relationship Id="r1" Type="http://x/hyperlink" TargetMode="External" Target="https://www.google.com/url?q=https://a.example/%3Fb&amp;sa=D"/></Relationships>';
  const body = p(
    [
      `<w:hyperlink r:id="r1">${run("one")}</w:hyperlink>${run(" ")}`,
      field('HYPERLINK "https://b.example/a (b)?c=&quot;d&quot;" \\l "e"', run("two")),
      `${run(" ")}<w:fldSimple w:instr='HYPERLINK "https://c.example"'>${run("three")}</w:fldSimple>`,
    ].join(""),
  ).replace("&quot;d&quot;", "\\&quot;d\\&quot;");
  const built = await read(body, { "word/_rels/document.xml.rels": relationships });
  expect(linksOf(built)).toEqual([
    ["https://a.example/?b", "one"],
    ["https://b.example/a%20(b)?c=%22d%22#e", "two"],
    ["https://c.example", "three"],
  ]);
});
