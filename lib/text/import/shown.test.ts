/**
 * What pages and clipboards of every editor show comes in, and nothing else: one row for each way
 * in which Word, Google Docs, LibreOffice and publishing systems write a thing.
 */
import { describe, expect, it } from "vitest";
import { expectNormalForm, linksOf, paragraphsOf } from "@/tests/support/normal-form";
import { saidIn } from "./findings";
import { readHtml } from "./html";

type Row = readonly [what: string, source: string, text: string];

/** The text with the notes and what was left out, each where it stood: "so{comment AB: why}." */
function written(source: string): { text: string; notes: string[]; leftOut: string[] } {
  const built = readHtml(source);
  expectNormalForm(built);
  const placed = (at: number) => built.text.slice(Math.max(0, at - 6), at);
  for (const { at } of [...built.notes, ...built.leftOut]) {
    expect(at).toBeLessThanOrEqual(built.text.length);
  }
  return {
    text: built.text,
    notes: built.notes.map(
      ({ author, at, ...note }) =>
        `${placed(at)}|${note.kind}${author ? ` ${author}` : ""}: ${saidIn(note)}`,
    ),
    leftOut: built.leftOut.map(({ what, text }) => (text ? `${what}: ${text}` : what)),
  };
}

describe("what is shown comes in", () => {
  it.each<Row>([
    ["raised figures", "<p>12<sup>3</sup> million, 10<sup>-6</sup></p>", "12³ million, 10⁻⁶"],
    [
      "raised by style, as Google Docs pastes",
      "<p>12<span style='font-size:0.6em;vertical-align:super;'>3</span> million</p>",
      "12³ million",
    ],
    [
      "raised by a class, as Google Docs exports",
      "<style>.c1{color:#000}.c2{vertical-align:super}</style><p class=c1>12<span class='c1 c2'>3</span> million</p>",
      "12³ million",
    ],
    [
      "raised by Word's own measure",
      "<p>12<span style='mso-text-raise:6.0pt'>3</span> million</p>",
      "12³ million",
    ],
    ["raised figures of another script", "<p>12<sup>٣</sup> million</p>", "12^٣ million"],
    ["several raised figures", "<p>12<sup>2,3</sup> million</p>", "12²,³ million"],
    ["raised letters", "<p>the 1<sup>st</sup> M<sup>me</sup> X</p>", "the 1st Mme X"],
    ["lowered figures", "<p>H<sub>2</sub>O, 12<sub>3</sub></p>", "H₂O, 12₃"],
    ["ruby", "<p><ruby>東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp></ruby>で</p>", "東京で"],
    ["a bidirectional run", "<p>a <bdo dir=rtl>b <bdi>c</bdi></bdo> d</p>", "a b c d"],
    [
      "MathML",
      "<p>so <math><mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac><mo>=</mo><msup><mn>12</mn><mn>3</mn></msup><annotation>x</annotation></math> it is</p>",
      "so (a+b)/2=12³ it is",
    ],
    [
      "MathML with roots, limits and tables",
      "<p><math><msqrt><mn>2</mn></msqrt><munderover><mo>∑</mo><mi>i</mi><mi>n</mi></munderover><mtable><mtr><mtd>1</mtd><mtd>2</mtd></mtr><mtr><mtd>3</mtd><mtd>4</mtd></mtr></mtable></math></p>",
      "√(2)∑_i^n1, 2; 3, 4",
    ],
    ["capitals", "<p>By <span style='text-transform:uppercase'>Ann Doe</span></p>", "By ANN DOE"],
    [
      "capitals by a class, and their end",
      "<style>.u{text-transform:uppercase}</style><p class=u>Ann <i style='text-transform:none'>Doe</i></p>",
      "ANN Doe",
    ],
    ["initial capitals", "<p style='text-transform:capitalize'>ann o’doe</p>", "Ann O’doe"],
    [
      "a drop cap of Word",
      "<div style='mso-element:dropcap-dropped;mso-element-wrap:around'><p class=MsoNormal style='mso-element:dropcap-dropped'>T</p></div><p>he roof leaked.</p><p>It rained.</p>",
      "The roof leaked.\n\nIt rained.",
    ],
    [
      "a drop cap that is a word",
      "<div style='mso-element:dropcap-dropped'><p>A</p></div><p> roof leaked.</p>",
      "A roof leaked.",
    ],
    [
      "line breaks and tabs",
      "<p>a<br>b<span style='mso-tab-count:1'>&nbsp; </span>c</p>",
      "a\nb\u00a0 c",
    ],
    [
      "a field of LibreOffice",
      "<p>On <sdfield type=DATETIME>3 May</sdfield> it</p>",
      "On 3 May it",
    ],
    [
      "a field of Word",
      "<p>On <!--[if supportFields]><span style='mso-element:field-begin'></span> DATE <span style='mso-element:field-separator'></span><![endif]-->3 May<!--[if supportFields]><span style='mso-element:field-end'></span><![endif]--> it</p>",
      "On 3 May it",
    ],
    [
      "a field of Word without its comments",
      "<p>On <span style='mso-element:field-begin'></span> DATE \\@ <span style='mso-element:field-separator'></span>3 May<span style='mso-element:field-end'></span> it</p>",
      "On 3 May it",
    ],
    [
      "a sidebar of the story",
      "<article><p>a</p><aside><p>The yard was built in 1902. It has been closed since the flood, the council said last week.</p></aside></article>",
      "a\n\nThe yard was built in 1902. It has been closed since the flood, the council said last week.",
    ],
  ])("%s", (_what, source, text) => {
    expect(written(source).text).toBe(text);
  });
});

describe("the numbers of ordered lists", () => {
  it.each<Row>([
    ["from one", "<ol><li>a<li>b</ol>", "1. a\n\n2. b"],
    [
      "from a start, and a value",
      "<ol start=4><li>a<li value=9>b<li>c</ol>",
      "4. a\n\n9. b\n\n10. c",
    ],
    ["backwards", "<ol reversed><li>a<li>b</ol>", "2. a\n\n1. b"],
    [
      "letters and roman",
      "<ol type=a><li>a<ol type=I><li>b<li>c</ol></ol>",
      "a. a\n\nI. b\n\nII. c",
    ],
    [
      "by style, as Google Docs pastes",
      "<ol><li style='list-style-type:lower-roman'><p>a</p></li><li style='list-style-type:lower-roman'><p>b</p></li></ol>",
      "i. a\n\nii. b",
    ],
    ["none where none is shown", "<ol style='list-style:none'><li>a</ol><ul><li>b</ul>", "a\n\nb"],
    ["none for an empty item", "<ol><li></li><li>b</ol><p>c</p>", "2. b\n\nc"],
    [
      "by rules, as Google Docs exports",
      '<style>ol.lst-kix_a-0{list-style-type:none}.lst-kix_a-0>li:before{content:"" counter(lst-ctn-kix_a-0,decimal) ". "}.lst-kix_a-1>li:before{content:"" counter(lst-ctn-kix_a-0,decimal) "." counter(lst-ctn-kix_a-1,lower-latin) ") "}.lst-kix_b-0>li:before{content:"\\0025cf  "}</style><ol class=\'c1 lst-kix_a-0 start\' start=1><li>a</ol><ol class=\'lst-kix_a-1 start\' start=1><li>b<li>c</ol><ol class=lst-kix_a-0 start=2><li>d</ol><ol class=\'lst-kix_a-1 start\' start=1><li>e</ol><ul class=lst-kix_b-0><li>f</ul>',
      "1. a\n\n1.a) b\n\n1.b) c\n\n2. d\n\n2.a) e\n\nf",
    ],
    [
      "as Word prints them where nothing else is kept of the list",
      "<p class=MsoListParagraph style='margin-left:36.0pt;text-indent:-18.0pt'>1.<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span>a</p><p class=MsoListParagraph style='margin-left:72.0pt;text-indent:-18.0pt'><span style='font-family:Symbol'>·<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span>b</p><p style='text-indent:-18.0pt'>No number in front, and a <span style='font:7.0pt \"Times New Roman\"'> </span>space.</p>",
      "1. a\n\nb\n\nNo number in front, and a space.",
    ],
    [
      "as Word writes them out",
      "<p style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>b)<span>&nbsp; </span></span><![endif]>item</p><p style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>o<span> </span></span>other</p>",
      "b) item\n\nother",
    ],
  ])("%s", (_what, source, text) => {
    expect(written(source).text).toBe(text);
  });
});

describe("what belongs to the editors is no text, and is kept as a note", () => {
  it.each<readonly [what: string, source: string, text: string, notes: string[]]>([
    [
      "a comment of Word, pasted",
      "<p>Ann Doe said so<a class=msocomanchor id='_anchor_1' href='#_msocom_1'>[AB1]</a><span style='mso-special-character:comment'>&nbsp;</span>.</p><div style='mso-element:comment-list'><hr class=msocomoff><div style='mso-element:comment'><div id='_com_1' class=msocomtxt><span style='mso-comment-author:\"Ann Berg\"'><a name='_msocom_1'></a></span><p class=MsoCommentText>Check that.</p></div></div></div>",
      "Ann Doe said so.",
      ["aid so|comment Ann Berg: Check that."],
    ],
    [
      "a comment of Word whose mark is inside its sign",
      "<p>So<span style='mso-special-character:comment'>&nbsp;<a class=msocomanchor href='#_msocom_2'>[B2]</a></span>.</p><div style='mso-element:comment-list'><div style='mso-element:comment'><div id='_com_2'><p><span style='mso-special-character:comment'>&nbsp;<a href='#_msoanchor_2'>[B2]</a></span>Who?</p></div></div></div>",
      "So.",
      ["So|comment: Who?"],
    ],
    [
      "a comment of Google Docs, exported",
      "<p>So<sup><a href='#cmnt1' id='cmnt_ref1'>[a]</a></sup>.</p><div style='border:1px solid'><p><a href='#cmnt_ref1' id='cmnt1'>[a]</a><span>Who?</span></p></div>",
      "So.",
      ["So|comment: Who?"],
    ],
    [
      "comments of Google Docs, several at one place and with answers",
      "<p>So<sup><a href='#cmnt1' id='cmnt_ref1'>[a]</a></sup><sup><a href='#cmnt2' id='cmnt_ref2'>[b]</a></sup>.</p><div class=c11><p><a href='#cmnt_ref1' id='cmnt1'>[a]</a><span>Who?</span></p><p><span>Assigned to ann</span></p></div><div class=c11><p><a href='#cmnt_ref2' id='cmnt2'>[b]</a><span>Ann.</span></p></div>",
      "So.",
      ["So|comment: Who?\nAssigned to ann\nAnn."],
    ],
    [
      "a comment of an exported page that was copied in a browser",
      "<p>So<sup><a href='file:///C:/a.html#cmnt1' id='cmnt_ref1'>[a]</a></sup>.</p><div><p><a href='file:///C:/a.html#cmnt_ref1' id='cmnt1'>[a]</a>Who?</p></div>",
      "So.",
      ["So|comment: Who?"],
    ],
    [
      "a comment of Word's filtered pages",
      "<p>So<span class=MsoCommentReference><span style='font-size:8.0pt'><a class=msocomanchor id='_anchor_1' href='#_msocom_1' name='_msoanchor_1'>[AB1]</a>&nbsp;</span></span>, it is.</p><div><hr class=msocomoff><div><div id='_com_1' class=msocomtxt><p class=MsoCommentText><span class=MsoCommentReference><span><a name='_msocom_1'></a>&nbsp;<a href='#_msoanchor_1' class=msocomoff>[AB1]</a></span></span>Who?</p></div></div></div>",
      "So, it is.",
      ["So|comment: Who?"],
    ],
    [
      "a comment of LibreOffice, which is one of the page",
      "<head><meta name=generator content='LibreOffice 7.4 (Linux)'></head><body><!--[if x]--><p>So<!-- Who? --> it is.</p><!--EndFragment--></body>",
      "So it is.",
      ["So|comment: Who?"],
    ],
    ["no comment of any other page", "<p>So<!-- analytics --> it is.</p>", "So it is.", []],
    [
      "a footnote of Google Docs",
      "<p>So<sup><a href='#ftnt1' id='ftnt_ref1'>[1]</a></sup>. Then.</p><hr><div><p><a href='#ftnt_ref1' id='ftnt1'>[1]</a><span>&nbsp;The log.</span></p></div>",
      "So. Then.",
      ["So|footnote: The log."],
    ],
    [
      "a footnote of Word",
      "<p>So.<a style='mso-footnote-id:ftn1' href='#_ftn1' name='_ftnref1'><span class=MsoFootnoteReference><span style='mso-special-character:footnote'>[1]</span></span></a></p><div style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a href='#_ftnref1' name='_ftn1'>[1]</a> The log.</p></div></div>",
      "So.",
      ["So.|footnote: The log."],
    ],
    [
      "notes of LibreOffice",
      "<p>So<a class=sdfootnoteanc name=sdfootnote1anc href='#sdfootnote1sym'><sup>1</sup></a> it<a class=sdendnoteanc href='#sdendnote1sym'><sup>i</sup></a> is.</p><div id=sdfootnote1><p class=sdfootnote><a class=sdfootnotesym name=sdfootnote1sym href='#sdfootnote1anc'>1</a>The log.</p></div><div id=sdendnote1><p><a name=sdendnote1sym href='#sdendnote1anc'>i</a>Its end.</p></div>",
      "So it is.",
      ["So|footnote: The log.", "So it|endnote: Its end."],
    ],
    [
      "notes of publishers",
      "<p>So<a href='#n1' role=doc-noteref>1</a>.</p><aside role=doc-footnote id=n1><p>The log.</p></aside>",
      "So.",
      ["So|footnote: The log."],
    ],
    [
      "notes of Pandoc and MediaWiki",
      "<p>So<a href='#fn1' id=fnref1><sup>1</sup></a> it<sup><a href='#cite_note-x-1'>[2]</a></sup> is.</p><ol><li id=fn1><p>The log.<a href='#fnref1' role=doc-backlink>↩</a></p></li><li id='cite_note-x-1'>The book.</li></ol>",
      "So it is.",
      ["So|footnote: The log.", "So it|footnote: The book."],
    ],
    [
      "a note that nothing leads to",
      "<p>So.</p><div id=ftn3><p>The log.</p></div>",
      "So.",
      ["So.|footnote: The log."],
    ],
  ])("%s", (_what, source, text, notes) => {
    const found = written(source);
    expect(found.text).toBe(text);
    expect(found.notes).toEqual(notes);
  });
});

describe("what is left out is listed", () => {
  it.each<readonly [what: string, source: string, text: string, leftOut: string[]]>([
    [
      "hidden text, however it is hidden",
      "<style>.h{display:none}</style><p>a<span hidden>b</span><span class=h>c</span><span style='mso-hide:all'>d</span><span style='visibility: hidden'>e</span></p>",
      "a",
      ["Hidden text: b", "Hidden text: c", "Hidden text: d", "Hidden text: e"],
    ],
    [
      "deleted text; what was inserted comes in",
      "<p>a<del>b</del><ins>c</ins><span class=msoDel><del>d</del></span></p>",
      "ac",
      ["Deleted text: b", "Deleted text: d"],
    ],
    [
      "text without a size, seen through, or only read aloud",
      "<p>a<span style='font-size:0'>b</span><span style='opacity:0'>c</span><span class=sr-only>d</span></p><div style='font-size:0px'><p>e</p></div>",
      "a\n\ne",
      ["Hidden text: b", "Hidden text: c", "Hidden text: d"],
    ],
    [
      "deletions of Word in a browser",
      "<p><span class='TrackedChange TrackChangeDeletion SCXW1'><span>gone</span></span><span class=TextRun>kept</span></p>",
      "kept",
      ["Deleted text: gone"],
    ],
    [
      "the margins of LibreOffice’s pages",
      "<head><meta name=generator content='LibreOffice 7.4'></head><body><div title=header><p>Secret</p></div><p>a</p><div title=footer><p>4</p></div></body>",
      "a",
      ["A header of the pages: Secret", "A footer of the pages: 4"],
    ],
    ["a picture by its name", "<p>a<img src=x alt='A ship'></p>", "a", ["A picture: A ship"]],
    ["no picture that is an ornament", "<p>a<img src=x alt=''><img width=1 height=1></p>", "a", []],
    [
      "a page's parts",
      "<nav>Home</nav><p>a</p><footer>©</footer>",
      "a",
      ["The page’s navigation: Home", "The page’s footer: ©"],
    ],
    [
      "the reading above a word",
      "<p><ruby>東<rt>とう</rt></ruby></p>",
      "東",
      ["The reading above a word: とう"],
    ],
    [
      "marks of notes that are not there",
      "<p>a<sup><a href='#_ftn7'>[7]</a></sup> b<sup>[8]</sup> c<a href='https://a.example/x#cite_note-9'>[9]</a>.</p>",
      "a b c.",
      ["A reference mark: [7]", "A reference mark: [8]", "A reference mark: [9]"],
    ],
    [
      "links that cannot be kept",
      "<p><a href='tel:+491'>call</a></p>",
      "call",
      ["The target of a link: tel:+491"],
    ],
  ])("%s", (_what, source, text, leftOut) => {
    const found = written(source);
    expect(found.text).toBe(text);
    expect(found.leftOut).toEqual(leftOut);
  });

  it("with where it was", () => {
    const built = readHtml("<p>One.</p><p><del>gone</del> Two<img alt='A ship'>.</p>");
    expect(built.leftOut.map(({ at }) => built.text.slice(at))).toEqual(["Two.", "."]);
  });
});

describe("links", () => {
  it.each([
    ['https://a.example/x (1)[2]|3?q="é"', "https://a.example/x%20(1)[2]%7C3?q=%22é%22"],
    ["https://a.example/%zz?x=1&amp;y=&lt;", "https://a.example/%zz?x=1&y=%3C"],
    [`https://a.example/${"x".repeat(5_000)}`, `https://a.example/${"x".repeat(5_000)}`],
    [
      "https://www.google.com/url?q=https://a.example/b%3Fc%3Dd%26e&amp;sa=D&amp;ust=1",
      "https://a.example/b?c=d&e",
    ],
    ["https://a.example/page#ftn1", "https://a.example/page#ftn1"],
    ["https://www.google.com/url?q=mailto:a@b.example&amp;sa=D", "mailto:a@b.example"],
    ["https://www.google.com/url?q=javascript:x", "https://www.google.com/url?q=javascript:x"],
  ])("%s", (href, kept) => {
    expect(linksOf(readHtml(`<p><a href='${href}'>a</a></p>`))).toEqual([[kept, "a"]]);
  });
});

it("tells the parts of a story", () => {
  const built = readHtml(
    "<article><h1>Ferries late</h1><p class='article__standfirst'>Why.</p><h1>More</h1><figure><figcaption>A ship</figcaption></figure><p>Text.</p><blockquote class='pullquote'>“Never.”</blockquote><p class=MsoIntenseQuote>“No.”</p><p class=MsoSubtitle>Sub</p><p class=MsoCaption>Cap</p></article>",
  );
  expect(built.paragraphs.map(({ part }) => part ?? "body")).toEqual([
    "headline",
    "deck",
    "body",
    "caption",
    "body",
    "pull_quote",
    "pull_quote",
    "deck",
    "caption",
  ]);
  expect(paragraphsOf(built)[0]).toEqual(["heading1", "Ferries late"]);
});
