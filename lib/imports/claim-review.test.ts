/** ClaimReview in every shape in which it is published; the samples beside the checkout, where there are some. */
import { describe, expect, it } from "vitest";
import { readSample, samplesIn } from "@/tests/support/samples";
import { readClaimReviews } from "./claim-review";

const review = (more: object = {}) => ({
  "@type": "ClaimReview",
  url: "https://checks.example/1",
  claimReviewed: "The depot cost 40 million",
  author: { name: "Checks" },
  reviewRating: { ratingValue: 2, bestRating: 5 },
  itemReviewed: { author: { name: "Rosa Lind" }, datePublished: "2026-05-03T10:00:00Z" },
  ...more,
});
const READ = {
  claim: "The depot cost 40 million",
  ...{ source: "Rosa Lind", rating: "2 of 5", ratedBy: "Checks", date: "2026-05-03" },
  url: "https://checks.example/1",
};
const read = (value: unknown) => readClaimReviews(JSON.stringify(value));

describe("is read", () => {
  it.each([
    ["by itself", review()],
    ["of several types", review({ "@type": ["Review", "schema:ClaimReview"] })],
    ["in a list", [review()]],
    ["in a graph", { "@graph": [{ "@type": "WebPage" }, review()] }],
    ["in a feed", { "@type": "DataFeed", dataFeedElement: [{ item: [review()] }] }],
    ["within an article", { "@type": "NewsArticle", hasPart: { review: review() } }],
    [
      "with authors in lists",
      review({ author: [{ name: "Checks" }], itemReviewed: [review().itemReviewed] }),
    ],
    [
      "with an author by id",
      { "@graph": [review({ author: { "@id": "#o" } }), { "@id": "#o", name: "Checks" }] },
    ],
    [
      "with texts in a language",
      review({ claimReviewed: { "@value": READ.claim, "@language": "en" } }),
    ],
  ])("%s", (_, value) => {
    expect(read(value)).toEqual({ reviews: [READ], skipped: [] });
  });

  it("with the rating in words, and without what is not said", () => {
    const bare = {
      "@type": "ClaimReview",
      claimReviewed: "So",
      reviewRating: { ratingValue: 1, alternateName: "Refuted" },
    };
    expect(read(bare).reviews).toEqual([
      { claim: "So", source: "", rating: "Refuted", ratedBy: "", date: "", url: "" },
    ]);
  });

  it("out of a page, past what is broken, which is named", () => {
    const script = (text: string) => `<script type="application/ld+json">${text}</script>`;
    const page = `<!doctype html><title>x</title>${script("{ no")}${script(JSON.stringify(review()))}`;
    const { reviews, skipped } = readClaimReviews(page);
    expect(reviews).toEqual([READ]);
    expect(skipped).toMatchObject([{ where: "script 1" }]);
  });

  it("past a neighbour that claims nothing", () => {
    const { reviews, skipped } = read([review({ claimReviewed: " " }), review()]);
    expect(reviews).toEqual([READ]);
    expect(skipped).toMatchObject([{ reason: "says nothing in claimReviewed" }]);
  });
});

it.each([
  ["what is no JSON", '{"a": 1,}', /is no JSON/],
  ["what is none", '{"@type": "NewsArticle"}', /holds no ClaimReview/],
])("refuses %s and says so", (_, text, fault) => {
  expect(() => readClaimReviews(text)).toThrow(fault);
});

type Sample = { file: string; valid: boolean; expected: Array<Record<string, string | null>> };

const FOLDER = "claimreview";
const isThere = samplesIn(FOLDER).includes("manifest.json");

describe.skipIf(!isThere)("of the samples, where they lie beside the checkout", () => {
  const samples = isThere
    ? (JSON.parse(readSample(FOLDER, "manifest.json").toString("utf8")) as Sample[])
    : [];
  it.each(samples)("$file", ({ file, valid, expected }) => {
    const text = readSample(FOLDER, file).toString("utf8");
    if (!valid) {
      expect(() => readClaimReviews(text)).toThrow();
      return;
    }
    const found = readClaimReviews(text).reviews.map(({ ratedBy, ...one }) => ({
      ...one,
      publisher: ratedBy,
    }));
    const wanted = expected.map((one) =>
      Object.fromEntries(Object.entries(one).map(([name, value]) => [name, value ?? ""])),
    );
    expect(found).toEqual(wanted);
  });
});
