"use client";

import { useState } from "react";
import { refusalText, useCommand } from "@/components/command";
import { Button } from "@/components/ui/button";
import { DefinitionList } from "@/components/ui/definition-list";
import { FormError } from "@/components/ui/field";
import { SectionHeading } from "@/components/ui/section-heading";
import { Select } from "@/components/ui/select";
import { policyLines } from "@/lib/clearance/policies";
import type { GateShell } from "./groups";
import { sharePercent } from "@/lib/clearance/rules";
import { PolicyForm } from "./policy-form";

/** By which policy the story is held against the gate, what that asks, and how far coverage is. */
export function PolicySection({ gate }: { gate: GateShell }) {
  const { policy, policies, story, coverage, can, draft } = gate;
  const choose = useCommand("clearance.choosePolicy");
  const [editing, setEditing] = useState<"copy" | "change" | null>(null);
  const share = sharePercent(coverage);
  return (
    <section aria-label="Policy">
      <SectionHeading
        aside={
          can.managePolicies ? (
            <span className="no-print flex gap-2 font-medium">
              {policy.own ? (
                <Button size="small" variant="quiet" onClick={() => setEditing("change")}>
                  Adjust
                </Button>
              ) : null}
              <Button size="small" variant="quiet" onClick={() => setEditing("copy")}>
                Copy
              </Button>
            </span>
          ) : null
        }
      >
        Policy: {policy.name}
      </SectionHeading>
      {can.choosePolicy ? (
        <div className="no-print mb-2">
          <Select
            aria-label="Policy of this story"
            value={policy.policy}
            disabled={choose.pending}
            onChange={(event) => void choose.run({ story: story.slug, policy: event.target.value })}
            options={policies.map((one) => ({ value: one.policy, label: one.name }))}
          />
          <FormError>{choose.error ? refusalText(choose.error) : null}</FormError>
        </div>
      ) : null}
      <DefinitionList
        items={[
          {
            term: "Coverage",
            value: draft ? (
              <>
                <Share share={share} asked={policy.rules.coverage} />
                <span className="nums">
                  {coverage.sentences - coverage.bare} of {coverage.sentences} sentences, {share} %
                </span>{" "}
                <span className="text-faint nums">· asks {policy.rules.coverage} %</span>
              </>
            ) : (
              <span className="nums">asks {policy.rules.coverage} % of the sentences</span>
            ),
          },
          ...policyLines(policy.rules).map(({ term, says }) => ({ term, value: says })),
        ]}
      />
      {editing ? (
        <PolicyForm
          key={`${editing} ${policy.policy} ${policy.own?.revision ?? ""}`}
          how={editing}
          policy={policy}
          onClose={() => setEditing(null)}
        />
      ) : null}
    </section>
  );
}

/** A bar with the policy's threshold marked on it. */
function Share({ share, asked }: { share: number; asked: number }) {
  return (
    <div
      role="img"
      aria-label={`${share} per cent; the policy asks ${asked}`}
      className="relative mt-1.5 mb-1 h-1.5 rounded-[3px] bg-rule forced-color-adjust-none print:border print:[print-color-adjust:exact]"
    >
      <span
        className="absolute inset-y-0 left-0 rounded-[3px] bg-accent"
        style={{ width: `${share}%` }}
      />
      <span
        className="absolute -top-[3px] h-3 w-0.5 bg-ink"
        style={{ left: `min(${asked}%, calc(100% - 2px))` }}
      />
    </div>
  );
}
