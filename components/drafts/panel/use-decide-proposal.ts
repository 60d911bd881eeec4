"use client";

/**
 * Accepting and dismissing what is open, and going on to the next. The answer's refresh is the
 * desk's business: it comes after the step to the next proposal, which would cut it off.
 */
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { onChanged } from "@/components/changes";
import { giveCommand, type CommandError, type CommandInput } from "@/components/command";
import { countOf } from "@/components/drafts/draft-counts";
import { useDraftDesk } from "@/components/drafts/reader/draft-desk";
import { useKeeper } from "@/components/typed/typed-keeper";
import { proposalKey, type ProposalOnText } from "@/components/drafts/reader/reader-draft";
import { useToast } from "@/components/ui/toast";
import type { ProposalDetail } from "@/lib/drafts/propose/proposed";

/** Where it is kept what the editor changed in the proposal and has not decided. */
export const placeOfProposal = (id: number): string => `proposal ${id}`;

/** What the editor changed in the proposal. */
export type Changed = Omit<CommandInput<"proposals.accept">, "proposalId" | "revision">;

export type Decision = {
  /** @param newSource added to the directory first, where it is another than those with like names. */
  accept: (changed: Changed, newSource?: CommandInput<"sources.create">) => void;
  dismiss: () => void;
  acceptAll: (proposals: readonly ProposalOnText[]) => void;
  pending: boolean;
  /** The last refusal of any of the three. */
  error: CommandError | null;
  forget: () => void;
};

export function useDecideProposal({ id, revision }: ProposalDetail): Decision {
  const { draft, goOn, settle } = useDraftDesk();
  const keeper = useKeeper();
  const forgetTyped = (ids: readonly number[]) => {
    for (const decided of ids) keeper.forget(placeOfProposal(decided));
  };
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<CommandError | null>(null);
  const router = useRouter();
  const toast = useToast();
  /** A second press while the panel still shows what was decided just now. */
  const isBusy = useRef(false);
  const key = proposalKey(id);

  async function exclusively(decide: () => Promise<{ error: CommandError } | null>) {
    if (isBusy.current) return;
    isBusy.current = true;
    setPending(true);
    setError(null);
    const refused = await decide();
    setPending(false);
    if (!refused) return;
    isBusy.current = false;
    setError(refused.error);
  }

  // What was undone may find this panel still open on what it had decided.
  useEffect(
    () =>
      onChanged(({ command }) => {
        if (command === "acts.undo") isBusy.current = false;
      }),
    [],
  );

  return {
    accept: (changed, newSource) =>
      void exclusively(async () => {
        const added = newSource ? await giveCommand("sources.create", newSource) : null;
        if (added && !added.ok) return added;
        const result = await giveCommand("proposals.accept", {
          proposalId: id,
          revision,
          ...changed,
          ...(added ? { sourceId: added.value.id } : {}),
        });
        if (!result.ok) return result;
        forgetTyped([id]);
        const { ref, source } = result.value;
        if (source !== null) toast(`${ref} logged`, { detail: `With ${source} as its source` });
        goOn(key, [id], result.undo);
        return null;
      }),
    dismiss: () =>
      void exclusively(async () => {
        const result = await giveCommand("proposals.dismiss", { proposalId: id, revision });
        if (!result.ok) return result;
        forgetTyped([id]);
        goOn(key, [id], result.undo);
        return null;
      }),
    acceptAll: (proposals) =>
      void exclusively(async () => {
        const result = await giveCommand("proposals.acceptMany", {
          draftId: draft.id,
          proposalIds: proposals.map((proposal) => proposal.id),
        });
        if (!result.ok) return result;
        const { refs, left } = result.value;
        const leftIds = left.map(({ proposalId }) => proposalId);
        const logged = proposals.map((one) => one.id).filter((one) => !leftIds.includes(one));
        forgetTyped(logged);
        const stays = left.find(({ proposalId }) => proposalId === id);
        const [first] = left;
        if (first) {
          const detail = `${left.length} left for you to look at: ${first.why}`;
          toast(`${countOf(refs.length, "claim")} logged`, { detail });
        }
        if (stays) {
          settle(logged, true);
          router.refresh();
          return { error: { code: "RULE_UNMET", message: stays.why } };
        }
        goOn(key, logged, result.undo);
        return null;
      }),
    pending,
    error,
    forget: () => setError(null),
  };
}
