"use client";

/** The keys of a claim where they can do nothing: each says why. */
import { useActionSet } from "@/components/shell/shortcuts";
import { keysWithout, type ClaimState } from "./claim-key-reasons";

/** For whoever presses them on a list or a text in which no claim is open. */
export function NoClaimOpen() {
  useActionSet(keysWithout(null));
  return null;
}

/** Of the claim that is open: those that neither its state nor the reader's role permits. */
export function ClaimKeys({ claim }: { claim: ClaimState }) {
  useActionSet(keysWithout(claim));
  return null;
}
