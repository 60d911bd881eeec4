/**
 * What is open on a draft's page, in its address: `?open=C7` a claim, `?proposal=12` a proposal.
 * Inside the page both are one key, "C7" or "p12". Pure.
 */
import { claimRef, parseClaimRef } from "@/lib/ledger/claims/rules";
import { proposalKey } from "./reader-draft";

type Parameters = { get: (name: string) => string | null };

/** The key that the address names; null for none, or for one that is no claim's or proposal's. */
export function openedIn(parameters: Parameters): string | null {
  const claim = parseClaimRef(parameters.get("open") ?? "");
  if (claim !== null) return claimRef(claim);
  const proposal = parseProposalId(parameters.get("proposal") ?? "");
  return proposal === null ? null : proposalKey(proposal);
}

/** The number in "12"; null for anything else. */
export function parseProposalId(text: string): number | null {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

/** The part of the address that opens the key; empty for none. */
export function queryOf(key: string | null): string {
  if (key === null) return "";
  return key.startsWith("p") ? `?proposal=${key.slice(1)}` : `?open=${key}`;
}

export function draftPath(slug: string, number: number): string {
  return `/stories/${slug}/drafts/${number}`;
}
