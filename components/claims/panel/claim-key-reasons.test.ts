/** Every key of the claim panel, in every state of a claim: it does something, or says why not. */
import { describe, expect, it } from "vitest";
import { REVIEW_STATES } from "@/lib/ledger/claims/rules";
import { CLAIM_KEYS, keysWithout, type ClaimKey, type ClaimState } from "./claim-key-reasons";

const none = Object.fromEntries(CLAIM_KEYS.map((key) => [key, false])) as Record<ClaimKey, boolean>;
const claim: ClaimState = {
  ...{ ref: "C7", reviewState: "open", isWithdrawn: false, can: none, mayGiveVerdict: false },
  mayCite: false,
};
const reason = (key: ClaimKey, state: Partial<ClaimState> = {}) =>
  keysWithout({ ...claim, ...state }).find(({ keys }) => keys === key)?.unable;

describe("a key of the claim panel", () => {
  it("says why it does nothing, in every state", () => {
    for (const reviewState of REVIEW_STATES)
      for (const isWithdrawn of [true, false])
        for (const mayGiveVerdict of [true, false])
          for (const key of CLAIM_KEYS) {
            expect(reason(key, { reviewState, isWithdrawn, mayGiveVerdict })).toMatch(/^\S.{8}/);
          }
    for (const { unable } of keysWithout(null)) expect(unable).toContain("Open a claim first");
  });

  it("is left to what it does, where that can be done", () => {
    expect(reason("r", { can: { ...none, r: true } })).toBeUndefined();
  });

  it("names what stands in the way", () => {
    expect(reason("e", { isWithdrawn: true })).toBe("C7 was withdrawn: restore it first");
    expect(reason("r", { reviewState: "ready" })).toBe("C7 waits for review already");
    expect(reason("v", { mayGiveVerdict: true })).toBe("C7 has not been handed over for review");
    expect(reason("t", { mayCite: true })).toBe("C7 has no citation whose terms are not said");
    expect(reason("v")).toBe("Your role does not do this: give a verdict");
  });
});
