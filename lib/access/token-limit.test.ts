/** How often a token may ask, by a clock that the test holds. */
import { describe, expect, it } from "vitest";
import { takeRequest, TOKEN_REQUESTS_A_SECOND } from "./token-limit";

let last = 0;
const anotherToken = () => (last += 1);

describe("the bucket of a token", () => {
  it("holds no less than fifty requests a second", () => {
    expect(TOKEN_REQUESTS_A_SECOND).toBeGreaterThanOrEqual(50);
  });

  it("gives what a second has, then refuses until it is filled again", () => {
    const token = anotherToken();
    const taken = Array.from({ length: TOKEN_REQUESTS_A_SECOND }, () => takeRequest(token, 1_000));
    expect(taken.every(({ admitted }) => admitted)).toBe(true);
    expect(taken.at(-1)?.headers["RateLimit"]).toBe('"token";r=0;t=1');
    const refused = takeRequest(token, 1_000);
    expect(refused.admitted).toBe(false);
    expect(refused.headers["Retry-After"]).toBe("1");
    expect(takeRequest(token, 1_020).admitted).toBe(true);
    const soon = Array.from({ length: TOKEN_REQUESTS_A_SECOND }, () => takeRequest(token, 2_020));
    expect(soon.every(({ admitted }) => admitted)).toBe(true);
  });

  it("is its own: what one token asks takes nothing from another", () => {
    const [one, other] = [anotherToken(), anotherToken()];
    while (takeRequest(one, 0).admitted);
    expect(takeRequest(other, 0).admitted).toBe(true);
  });
});
