import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectNormalForm, linksOf, paragraphsOf } from "@/tests/support/normal-form";
import { readHtml } from "./html";
import { readPlain } from "./plain";

const PAGE = `<!DOCTYPE html><html><head><title>Ferries - The Quay</title><style>p{}</style></head><body class="cookie-banner-shown">
<header><a href="/">The Quay</a></header><nav><ul><li>Home</li></ul></nav>
<div class="cookie-banner"><p>We use cookies</p></div><div role="dialog">Subscribe!</div>
<main><article><header><h1>Ferries
  late</h1><p>By A. Writer</p></header>
<p>The <b>first</b> para&shy;graph,&nbsp;with a <a href="https://quay.example/a">link <i>inside</i></a>.<script>alert(1)</script><!-- note --></p>
<figure><img src=x alt=ship><figcaption>A ship</figcaption></figure>
<aside>Read more</aside><form><input value=x><button>Go</button></form>
<p hidden>hidden</p><p style="color:red;display: none">hidden</p><span aria-hidden="true">icon</span>
<blockquote><p>Quoted.</p></blockquote><footer>Additional reporting by B.</footer></article></main>
<footer>&copy; The Quay</footer></body></html>`;

describe("a page", () => {
  it("comes in without what stands around the story", () => {
    const page = readHtml(PAGE);
    expectNormalForm(page);
    expect(page.title).toBe("Ferries late");
    expect(paragraphsOf(page)).toEqual([
      ["heading1", "Ferries late"],
      ["paragraph", "By A. Writer"],
      ["paragraph", "The first para\u00adgraph,\u00a0with a link inside."],
      ["paragraph", "A ship"],
      ["quotation", "Quoted."],
      ["paragraph", "Additional reporting by B."],
    ]);
    expect(linksOf(page)).toEqual([["https://quay.example/a", "link inside"]]);
  });

  it("keeps a header that holds its only headline, and a form that holds the story", () => {
    const page = readHtml(
      "<form><header><h1>Late</h1></header><p>Text</p><footer>©</footer></form>",
    );
    expect(page.text).toBe("Late\n\nText");
  });
});

describe("elements", () => {
  it.each([
    [
      "nested lists",
      "<ul><li>One<ol><li>Two</ol>Three<li><p>Four<p>Five</ul>",
      [
        ["list_item1", "One"],
        ["list_item2", "1. Two"],
        ["list_item1", "Three"],
        ["list_item1", "Four"],
        ["list_item1", "Five"],
      ],
    ],
    [
      "line breaks",
      "<p>A<br> b <br/>\n<br>c<br></p>",
      [
        ["paragraph", "A\nb"],
        ["paragraph", "c"],
      ],
    ],
    ["words across elements", "<p>a<b>b </b> <i> c</i>\n<u>d</u></p>", [["paragraph", "ab c d"]]],
    [
      "preformatted text",
      "<pre>a  b\n c\n\nd</pre>",
      [
        ["paragraph", "a  b\nc"],
        ["paragraph", "d"],
      ],
    ],
    [
      "a definition list",
      "<dl><dt>A<dd>b</dl>",
      [
        ["paragraph", "A"],
        ["paragraph", "b"],
      ],
    ],
    [
      "a table",
      "<table><caption>Dues</caption><tr><th>Ship<th>Tons<tr><td><p>A<br>B</p><td>5<tr><td><td>7</table>",
      [
        ["paragraph", "Dues"],
        ["paragraph", "Ship | Tons"],
        ["paragraph", "A B | 5"],
        ["paragraph", "7"],
      ],
    ],
    [
      "a layout table",
      "<table><tr><td>x<td><p>A<p>B</table>",
      [
        ["paragraph", "x"],
        ["paragraph", "A"],
        ["paragraph", "B"],
      ],
    ],
    [
      "deletions and quotations",
      "<p><del>old</del><s>new</s> <q>a <q>b</q></q>",
      [["paragraph", "new “a ‘b’”"]],
    ],
    [
      "notes of Word, which are no paragraphs",
      "<p>A<a href='#_ftn1'>[1]</a> b</p><div id=ftn1><p><a href='#_ftnref1'>[1]</a> Note</p></div>",
      [["paragraph", "A b"]],
    ],
  ])("%s", (_what, source, paragraphs) => {
    const built = readHtml(source);
    expectNormalForm(built);
    expect(paragraphsOf(built)).toEqual(paragraphs);
  });

  it("keeps only links that lead somewhere, cut at paragraphs and whole in a row", () => {
    const source =
      "<a href='javascript:x'>a</a> <a href='/b'>b</a> <a href=' mailto:c@d.example'> c </a><a href=https://e.example><p>e</p><p>f</p></a><p><a href=http://g.example>g</a><a href=http://g.example>h</a>";
    expect(linksOf(readHtml(source))).toEqual([
      ["mailto:c@d.example", "c"],
      ["https://e.example", "e"],
      ["https://e.example", "f"],
      ["http://g.example", "gh"],
    ]);
  });
});

describe("a paste", () => {
  it("comes in clean from Google Docs", () => {
    const source = `<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><h2 dir="ltr"><span>Ferries</span></h2><br><p dir="ltr"><span style="white-space:pre-wrap;">They </span><a href="https://quay.example"><span>left</span></a><span>.</span></p></b>`;
    const paste = readHtml(source);
    expect(paragraphsOf(paste)).toEqual([
      ["heading2", "Ferries"],
      ["paragraph", "They left."],
    ]);
    expect(linksOf(paste)).toEqual([["https://quay.example", "left"]]);
  });

  it("comes in clean from Word", () => {
    const source = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><!--[if gte mso 9]><xml><o:x>junk</o:x></xml><![endif]--><style><!-- p {} --></style></head><body lang=EN><!--StartFragment-->
<p class=MsoNormal>They <o:p></o:p>left<span style='mso-spacerun:yes'>  </span>early.<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span><![endif]>Item</p><!--EndFragment--></body></html>`;
    expect(paragraphsOf(readHtml(source))).toEqual([
      ["paragraph", "They left early."],
      ["list_item2", "Item"],
    ]);
  });
});

describe("hostile sources", () => {
  it.each([
    ["100,000 nested elements", "<div>".repeat(100_000), /nested too deeply/],
    [
      "formatting that is opened again and again",
      "<p>" + Array.from({ length: 200 }, (_, n) => `<b id=${n}>`).join("") + "<p>x".repeat(9_000),
      /too many elements|nested too deeply/,
    ],
    ["one long paragraph", "<p>" + "word ".repeat(30_000), /paragraph is longer/],
    ["nothing but pictures", "<p><img src=x alt=y></p>", /no text/],
  ])("refuses %s", (_what, source, message) => {
    expect(() => readHtml(source)).toThrow(message);
  });

  it.each(["style='" + "mso-list:".repeat(100_000) + "'", `class="${"cookie-".repeat(100_000)}"`])(
    "is not slowed down by an attribute",
    (attribute) => {
      expect(readHtml(`<p ${attribute}>A`).text).toBe("A");
    },
  );

  it("gives a normal form, whatever it is given", () => {
    const tag = fc.constantFrom(
      ..."p div li ul ol h1 h3 table tr td br a q pre blockquote b del header article".split(" "),
    );
    const piece = fc.oneof(
      tag.map((name) => `<${name}>`),
      tag.map((name) => `</${name}>`),
      fc.constantFrom(
        "<a href='https://a.example'>",
        "&nbsp;",
        "&#x2028;",
        "&#0;",
        "&#xd800;",
        " ",
        "\n",
      ),
      fc.string({ unit: "binary", maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        // What else it holds may all be left out, and then it would be refused.
        expectNormalForm(readHtml(`<h2>Always</h2>${pieces.join("")}`));
      }),
      { numRuns: 500 },
    );
  });

  it("brings escaped text through unchanged", () => {
    const escape = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
    const text = fc
      .string({ unit: "grapheme", maxLength: 200 })
      .filter((each) => /[\p{L}\p{N}]/u.test(each));
    fc.assert(
      fc.property(text, (source) => {
        const plain = readPlain(source.replace(/\s+/g, " "));
        expect(readHtml(`<p>${escape(plain.text)}</p>`).text).toBe(plain.text);
      }),
    );
  });
});
