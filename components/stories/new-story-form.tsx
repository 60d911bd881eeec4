"use client";

import { useRouter } from "next/navigation";
import { useCommand } from "@/components/command";
import { KeptNotice } from "@/components/typed/kept-notice";
import { useTyped } from "@/components/typed/use-typed";
import { Button, ButtonLink } from "@/components/ui/button";
import { FormError } from "@/components/ui/field";
import { ReadyForm } from "@/components/ui/ready-form";
import { StoryFields, type StoryDraft } from "./story-form";

const EMPTY: StoryDraft = {
  headline: "",
  slug: "",
  desk: "",
  deadline: "",
  note: "",
  restricted: false,
};

export function NewStoryForm({
  desks,
  mayRestrict,
}: {
  desks: readonly string[];
  mayRestrict: boolean;
}) {
  const router = useRouter();
  const typed = useTyped("new story", EMPTY);
  const draft = typed.value;
  const create = useCommand("stories.create");

  async function save() {
    const result = await create.run(draft.restricted ? { ...draft, slug: "" } : draft);
    if (!result.ok) return;
    typed.clear();
    router.push(`/stories/${result.value.slug}/claims`);
  }

  const faults = create.error?.fields ?? {};
  const hasFieldFault = Object.keys(faults).length > 0;
  return (
    <ReadyForm
      leave="/stories"
      startsInField
      onSend={() => {
        if (!create.pending) void save();
      }}
    >
      <KeptNotice typed={typed} />
      <StoryFields
        draft={draft}
        onChange={typed.set}
        faults={faults}
        desks={desks}
        mayRestrict={mayRestrict}
      />
      <div className="mt-5 flex flex-col gap-3">
        <FormError>
          {hasFieldFault ? "Not saved. See the fields marked above." : create.error?.message}
        </FormError>
        <div className="flex gap-2">
          <Button type="submit" variant="primary" pending={create.pending}>
            Create story
          </Button>
          <ButtonLink href="/stories" onClick={typed.clear}>
            Cancel
          </ButtonLink>
        </div>
      </div>
    </ReadyForm>
  );
}
