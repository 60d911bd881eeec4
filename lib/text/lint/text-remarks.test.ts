/** What is compared across a text: one name spelled two ways, one figure given two ways. */
import { expect, it } from "vitest";
import { remarksIn } from "./text-remarks";

function on(text: string) {
  const sentences = Array.from(text.matchAll(/[^.]+\./g), ({ 0: sentence, index }) => ({
    start: index + (/^\s/.test(sentence) ? 1 : 0),
    end: index + sentence.length,
  }));
  return remarksIn({ text, sentences }, null).map(({ code, said }) => `${code}: ${said}`);
}

it.each<[text: string, remarks: string[]]>([
  // One name spelled two ways.
  ["A clerk, Otto Bergström, wept. In court Otto Bergstrom laughed.", ["spelling: “Bergstrom” here, “Bergström” before"]],
  ["A firm called I-Soon leaked. Then Mr Wu of iSoon denied it.", ["spelling: “iSoon” here, “I-Soon” before"]],
  ["They met Piet Vandermeer. Then Mr Vandemeer left. Then Mr Vandermeer died.", ["spelling: “Vandemeer” here, “Vandermeer” before"]],
  ["They flew from Austria to Australia.", []],
  ["The Russians met a Russian in Russia.", []],
  ["They met Anna Petrova. They met Ivan Petrov.", []],
  ["They met Erik Hansen. They met Olga Janssen and Lars Hanson.", []],
  // One figure given two ways.
  ["The fire at the mill killed 12 people. An inquiry into the fire at the mill that killed 14 people opens.", ["two_figures: “14 people” here, “12 people” before"]],
  ["The fire at the mill killed 12 people. An earlier fire at the mill killed 14 people.", []],
  ["The fire at the mill killed 12 people. The fire at the mill hurt 90 people.", []],
  ["The fire killed 12 people on Monday. The fire killed 14 people on Friday.", []],
  ["The port owes 4 million euros on the wall. The port paid 4 billion euros for the wall.", ["magnitude: “4 billion euros” here, “4 million euros” before"]],
])("%s", (text, remarks) => {
  expect(on(text)).toEqual(remarks);
}); // prettier-ignore
