import { describe, expect, it } from "vitest";
import { fromBase32 } from "@/tests/support/authenticator";
import { base32, matchTotp, totpAddress, totpCode, totpStep } from "./totp";

const secret = Buffer.from("12345678901234567890");
const at = (seconds: number) => new Date(seconds * 1_000);

describe("a code", () => {
  // RFC 6238, appendix B, for SHA-1.
  it.each([
    [59, "94287082"],
    [1_111_111_109, "07081804"],
    [1_111_111_111, "14050471"],
    [1_234_567_890, "89005924"],
    [2_000_000_000, "69279037"],
    [20_000_000_000, "65353130"],
  ])("at %d seconds is the one of the standard", (seconds, code) => {
    expect(totpCode(secret, totpStep(at(seconds)), 8)).toBe(code);
    expect(totpCode(secret, totpStep(at(seconds)))).toBe(code.slice(2));
  });

  it("fits its own step and the ones beside it, and no others", () => {
    const step = totpStep(at(1_000_000));
    for (const away of [-3, -2, -1, 0, 1, 2, 3]) {
      const fits = matchTotp(secret, totpCode(secret, step + away), at(1_000_000), null);
      expect(fits).toBe(Math.abs(away) <= 1 ? step + away : null);
    }
  });

  it("is over once it, or a later one, was taken", () => {
    const step = totpStep(at(1_000_000));
    const given = totpCode(secret, step);
    expect(matchTotp(secret, given, at(1_000_000), step - 1)).toBe(step);
    expect(matchTotp(secret, given, at(1_000_000), step)).toBeNull();
    expect(matchTotp(secret, given, at(1_000_000), step + 1)).toBeNull();
  });

  it("is taken with spaces, and nothing else is", () => {
    const given = totpCode(secret, totpStep(at(59)));
    expect(
      matchTotp(secret, ` ${given.slice(0, 3)} ${given.slice(3)} `, at(59), null),
    ).not.toBeNull();
    for (const wrong of ["", given.slice(1), `${given}0`, "abcdef", "٠٠٠٠٠٠"]) {
      expect(matchTotp(secret, wrong, at(59), null)).toBeNull();
    }
  });
});

describe("base32", () => {
  // RFC 4648, section 10, without the padding.
  it.each([
    ["", ""],
    ["f", "MY"],
    ["fo", "MZXQ"],
    ["foo", "MZXW6"],
    ["foob", "MZXW6YQ"],
    ["fooba", "MZXW6YTB"],
    ["foobar", "MZXW6YTBOI"],
  ])("of %j is %j", (text, encoded) => {
    expect(base32(Buffer.from(text))).toBe(encoded);
    expect(fromBase32(encoded).toString()).toBe(text);
  });
});

it("the address that an app opens names newsroom, person and secret", () => {
  const address = totpAddress(secret, { newsroom: "The Daily & Sons", email: "a@b.example" });
  const url = new URL(address);
  expect(decodeURIComponent(url.pathname)).toBe("/Sourceline The Daily & Sons:a@b.example");
  expect(url.searchParams.get("secret")).toBe(base32(secret));
  expect(url.searchParams.get("issuer")).toBe("Sourceline The Daily & Sons");
});
