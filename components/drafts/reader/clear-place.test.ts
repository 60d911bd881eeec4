/** The button about selected words, and the lines that it must leave free. */
import { describe, expect, it } from "vitest";
import { clearPlace, type Box } from "./clear-place";

const BUTTON = { width: 108, height: 30 };
const column = (width: number): Box => ({ left: 200, top: 150, right: 200 + width, bottom: 850 });
const line = (top: number, left = 270, right = 800): Box => ({
  left,
  top,
  right,
  bottom: top + 33,
});
const meets = (one: Box, other: Box) =>
  one.left < other.right &&
  other.left < one.right &&
  one.top < other.bottom &&
  other.top < one.bottom;

describe("the place of the button", () => {
  it("is the margin beside the last line, where there is room", () => {
    expect(clearPlace([line(300), line(333, 270, 300)], 820, column(760), BUTTON)).toEqual({
      ...{ left: 828, top: 334.5 },
    });
  });

  it("is the foot of the window otherwise, and the head while the words are at the foot", () => {
    expect(clearPlace([line(300)], 820, column(640), BUTTON)).toEqual({ left: 724, top: 812 });
    expect(clearPlace([line(800)], 820, column(640), BUTTON)).toEqual({ left: 724, top: 158 });
  });

  it("lies on no selected word, wherever in the window the words are, in any width", () => {
    for (const width of [320, 560, 640, 730, 760, 1100])
      for (let top = 100; top < 900; top += 7)
        for (const count of [1, 2, 5, 12]) {
          const end = Math.min(820, 200 + width - 16);
          const lines = Array.from({ length: count }, (_, at) => line(top + 33 * at, 270, end));
          const { left, top: at } = clearPlace(lines, end, column(width), BUTTON);
          const box = { left, top: at, right: left + BUTTON.width, bottom: at + BUTTON.height };
          expect(
            lines.filter((one) => meets(one, box)),
            `${width} px, at ${top}`,
          ).toEqual([]);
          expect(box.right).toBeLessThanOrEqual(200 + width);
        }
  });
});
