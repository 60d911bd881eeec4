import { describe, expect, it } from "vitest";
import { COLUMNS } from "@/lib/table/columns";
import { parseTableQuery } from "@/lib/table/query";
import { chooseColumns, EXPORT_COLUMNS, exportAddress, exportFileName } from "./rules";

describe("the published columns", () => {
  it("are the header names that other programs read, in their order", () => {
    expect(EXPORT_COLUMNS.join(",")).toBe(
      "ref,story,claim,kind,asserted_by,attribution_status,verification_level,review_state,sources,source_count,origin_count,terms,locators,legal_risk,checker,logged_by,logged_at,verdict_by,verdict_at,verdict_note,tags,note,lapsed_level,logged_by_id,verdict_by_id,url",
    );
  });

  it("are the table's columns but for those that are on screen only", () => {
    const others = COLUMNS.map((column) => column.id).filter((id) => !EXPORT_COLUMNS.includes(id));
    expect(others).toEqual(["as_of", "recheck_on", "updated_at", "withdrawn", "lints", "suspect"]);
  });
});

describe("chooseColumns", () => {
  const query = (search: string) => parseTableQuery(new URLSearchParams(search)).query;
  const standard = ["ref", "claim", "sources", "attribution_status", "verification_level"];

  it("takes the table's columns where they are asked for or named", () => {
    expect(chooseColumns("table", query("cols=note,ref"), "story")).toEqual(["note", "ref"]);
    expect(chooseColumns(null, query("cols=note,ref"), "story")).toEqual(["note", "ref"]);
    const leaving = [...standard, "review_state"];
    expect(chooseColumns("table", query(""), "story")).toEqual(leaving);
    expect(chooseColumns("table", query(""), "newsroom")).toEqual(["story", ...leaving]);
  });

  it("lets no level leave without the review state", () => {
    const chosen = (cols: string) => chooseColumns("table", query(`cols=${cols}`), "story");
    expect(chosen("verification_level,note")).toEqual([
      "verification_level",
      "review_state",
      "note",
    ]);
    expect(chosen("review_state,verification_level")).toEqual([
      "review_state",
      "verification_level",
    ]);
    expect(chosen("lapsed_level,verification_level")).toEqual([
      "lapsed_level",
      "review_state",
      "verification_level",
    ]);
  });

  it("takes all of them otherwise", () => {
    expect(chooseColumns(null, query(""), "story")).toEqual(EXPORT_COLUMNS);
    expect(chooseColumns("all", query("cols=note"), "story")).toEqual(EXPORT_COLUMNS);
  });

  it("says which claims are withdrawn wherever there can be one", () => {
    expect(chooseColumns("all", query("withdrawn=all"), "story")).toEqual([
      ...EXPORT_COLUMNS.slice(0, -1),
      "withdrawn",
      "url",
    ]);
  });
});

describe("exportFileName", () => {
  const head = "12345-ab12cd34";
  it.each([
    ["contractor-leak", "sourceline-contractor-leak-2026-05-31-log-12345-ab12cd34.csv"],
    [null, "sourceline-newsroom-2026-05-31-log-12345-ab12cd34.csv"],
    ['a"; x=\r\n/../é', "sourceline-a-x-2026-05-31-log-12345-ab12cd34.csv"],
    ["é", "sourceline-story-2026-05-31-log-12345-ab12cd34.csv"],
  ])("%j: %s", (story, name) => {
    expect(exportFileName({ story, day: "2026-05-31", head, form: "csv" })).toBe(name);
  });

  it("says nothing of a log in which nothing is yet", () => {
    expect(exportFileName({ story: null, day: "2026-05-31", head: null, form: "xlsx" })).toBe(
      "sourceline-newsroom-2026-05-31.xlsx",
    );
  });
});

describe("exportAddress", () => {
  it("takes the table's query along, but neither the place in it nor strangers", () => {
    const shown = new URLSearchParams("log=1&level=-verified,nonsense&q=a%26b&after=xyz&open=C7");
    expect(exportAddress("csv", { shown, story: "harbour" }, "table")).toBe(
      "/api/v1/exports/claims.csv?q=a%26b&level=-verified&story=harbour&columns=table",
    );
    const nothing = { shown: new URLSearchParams(), story: null };
    expect(exportAddress("xlsx", nothing, "all")).toBe("/api/v1/exports/claims.xlsx?columns=all");
    expect(exportAddress("xlsx", nothing, "all", "with_names")).toBe(
      "/api/v1/exports/claims.xlsx?columns=all&names=yes",
    );
  });
});
