import { expect, it } from "vitest";
import { claimParts } from "./claim-parts";

it.each<[wording: string, ...parts: string[]]>([
  [
    "A spreadsheet listed the Foreign Office, the Royal Thai Army and NATO as targets",
    "A spreadsheet listed the Foreign Office as targets",
    "A spreadsheet listed the Royal Thai Army as targets",
    "A spreadsheet listed NATO as targets",
  ],
  [
    "The firm bribed three inspectors, and the ministry knew of it in 2019",
    "The firm bribed three inspectors",
    "The ministry knew of it in 2019",
  ],
  [
    "The council paid the invoice twice and hid the second payment",
    "The council paid the invoice twice",
    "The council hid the second payment",
  ],
  [
    "The pumps were old; the gates were never tested.",
    "The pumps were old",
    "The gates were never tested.",
  ],
  ["The harbour was dredged twice"],
  ["Alder and Birch met the mayor in May"],
  ["The mayor said “we paid and we are sorry”"],
  [""],
])("%s", (wording, ...parts) => {
  expect(claimParts(wording)).toEqual(parts);
});
