/**
 * What is open on a draft's page, in its address: `?open=C7` a claim, `?proposal=12` a proposal,
 * `?note=3` a note. Inside the page each is one key, "C7", "p12" or "n3". Pure.
 */
import { claimRef, parseClaimRef } from "@/lib/ledger/claims/rules";
import { noteKey, proposalKey } from "./reader-draft";

type Parameters = { get: (name: string) => string | null };

/** The key that the address names; null for none, or for one that is nothing's. */
export function openedIn(parameters: Parameters): string | null {
  const claim = parseClaimRef(parameters.get("open") ?? "");
  if (claim !== null) return claimRef(claim);
  const proposal = parseProposalId(parameters.get("proposal") ?? "");
  if (proposal !== null) return proposalKey(proposal);
  const note = parseProposalId(parameters.get("note") ?? "");
  return note === null ? null : noteKey(note);
}

/** The number in "12"; null for anything else. */
export function parseProposalId(text: string): number | null {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

/** The part of the address that opens the key; empty for none. */
export function queryOf(key: string | null): string {
  if (key === null) return "";
  if (key.startsWith("p")) return `?proposal=${key.slice(1)}`;
  return key.startsWith("n") ? `?note=${key.slice(1)}` : `?open=${key}`;
}

export function draftPath(slug: string, number: number): string {
  return `/stories/${slug}/drafts/${number}`;
}
