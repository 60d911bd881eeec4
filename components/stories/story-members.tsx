"use client";

import { useState } from "react";
import { refusalText, useCommand } from "@/components/command";
import { Button } from "@/components/ui/button";
import { Field, FormError } from "@/components/ui/field";
import { ReadyForm } from "@/components/ui/ready-form";
import { Select } from "@/components/ui/select";
import { Tag } from "@/components/ui/tag";
import { useToast } from "@/components/ui/toast";
import type { StoryView } from "@/lib/stories/queries";

export type PossibleMember = { id: number; name: string; role: string };

/** Who works on the story; of a restricted one, who knows that it exists. */
export function StoryMembers({
  story,
  possible,
}: {
  story: Pick<StoryView, "id" | "restricted" | "members" | "can">;
  possible: readonly PossibleMember[];
}) {
  const toast = useToast();
  const add = useCommand("stories.addMember");
  const remove = useCommand("stories.removeMember");
  const [chosen, setChosen] = useState("");

  async function addMember(userId: number) {
    const result = await add.run({ storyId: story.id, userId });
    if (result.ok) setChosen("");
    else toast(result.error.message, { tone: "error" });
  }

  async function removeMember(userId: number) {
    const result = await remove.run({ storyId: story.id, userId });
    if (!result.ok) return;
    toast(`${result.value.name} is no longer a member`, {
      undo: () => void addMember(userId),
    });
  }

  const refusal = remove.error;
  return (
    <section aria-labelledby="members" className="border-t border-rule pt-5">
      <h2 id="members" className="font-serif text-title font-semibold">
        Members
      </h2>
      <p className="mt-0.5 max-w-[60ch] text-sm text-soft">
        {story.restricted
          ? "The story exists for these people alone."
          : "The story stands on these people’s desks. Everybody in the newsroom can read it."}
      </p>
      <ul className="mt-3 divide-y divide-rule border-y border-rule">
        {story.members.map((member) => (
          <li key={member.userId} className="flex min-h-10 items-center gap-2.5 py-1">
            <span dir="auto" className="min-w-0 truncate">
              {member.name}
            </span>
            <Tag>{member.role}</Tag>
            {member.isDisabled ? <Tag>account disabled</Tag> : null}
            {story.can.share ? (
              <Button
                size="small"
                variant="quiet"
                className="ml-auto"
                aria-label={`Remove ${member.name}`}
                pending={remove.pending}
                onClick={() => void removeMember(member.userId)}
              >
                Remove
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <FormError>{refusal ? refusalText(refusal) : null}</FormError>
      {story.can.share && possible.length > 0 ? (
        <ReadyForm
          className="mt-3 flex min-w-0 items-end gap-2"
          onSend={() => {
            if (chosen && !add.pending) void addMember(Number(chosen));
          }}
        >
          <Field label="Add a member" className="w-72">
            <Select
              value={chosen}
              onChange={(event) => setChosen(event.target.value)}
              placeholder="Choose a person"
              options={possible.map((person) => ({
                value: String(person.id),
                label: `${person.name} (${person.role})`,
              }))}
            />
          </Field>
          <Button type="submit" pending={add.pending} disabled={chosen === ""}>
            Add
          </Button>
        </ReadyForm>
      ) : null}
    </section>
  );
}
