import { describe, expect, it } from "vitest";
import { MAX_FILE_BYTES } from "@/lib/text/import/limits";
import { megabytes, refusalOf } from "./check-file";

describe("what is said of a file before it is sent", () => {
  it("lets a text and a Word file through", async () => {
    expect(await refusalOf(new File(["The bridge closed."], "story.txt"))).toBeNull();
    expect(await refusalOf(new File(["PK\x03\x04 and so on"], "story.docx"))).toBeNull();
  });

  it("refuses what the server would refuse, in its words and with what to do", async () => {
    const pdf = await refusalOf(new File(["%PDF-1.7 …"], "story.pdf"));
    expect(pdf).toContain("story.pdf: This is a PDF file");
    expect(pdf).toContain("paste the text");
    expect(await refusalOf(new File(["plain words"], "story.docx"))).toContain("not a Word file");
  });

  it("refuses what is empty or too large", async () => {
    expect(await refusalOf(new File([], "story.txt"))).toContain("is empty");
    const large = new File([new Uint8Array(MAX_FILE_BYTES + 1)], "story.txt");
    expect(await refusalOf(large)).toMatch(/has 10 MB; at most 10 MB come in/);
  });

  it("refuses what cannot be read any more", async () => {
    const gone = new File(["words"], "story.txt");
    gone.slice = () => {
      throw new DOMException("gone", "NotFoundError");
    };
    expect(await refusalOf(gone)).toContain("cannot be read");
  });

  it.each([
    [10, "0.1 MB"],
    [1.5 * 1024 * 1024, "1.5 MB"],
    [12.4 * 1024 * 1024, "12 MB"],
  ])("%d bytes are %s", (bytes, words) => {
    expect(megabytes(bytes)).toBe(words);
  });
});
