"use client";

import { useRouter } from "next/navigation";
import { ConflictView } from "@/components/claims/conflict-view";
import { useCommand } from "@/components/command";
import { KeptNotice } from "@/components/typed/kept-notice";
import { useTyped } from "@/components/typed/use-typed";
import { Button, ButtonLink } from "@/components/ui/button";
import { FormError } from "@/components/ui/field";
import { ReadyForm } from "@/components/ui/ready-form";
import { useToast } from "@/components/ui/toast";
import type { StoryVersion } from "@/lib/stories/commands";
import type { StoryView } from "@/lib/stories/queries";
import { STORY_STATUS_LABELS, type StoryStatus } from "@/lib/stories/rules";
import { StoryFields, type StoryDraft } from "./story-form";

type Values = StoryDraft & { status: StoryStatus };

function valuesOf(story: Values): Values {
  const { headline, slug, desk, deadline, note, restricted, status } = story;
  return { headline, slug, desk, deadline, note, restricted, status };
}

/** Only what was touched is sent, so that an untouched field never overwrites a colleague's. */
function touched(before: Values, now: Values): Partial<Values> {
  const entries = Object.entries(now).filter(
    ([field, value]) => before[field as keyof Values] !== value,
  );
  return Object.fromEntries(entries);
}

const editOf = (version: Values & { revision: number }) => ({
  base: { revision: version.revision, values: valuesOf(version) },
  values: valuesOf(version),
});

export function EditStoryForm({ story, desks }: { story: StoryView; desks: readonly string[] }) {
  const router = useRouter();
  const toast = useToast();
  const edit = useCommand("stories.edit");
  /** `base` is the version that the fields started from. */
  const typed = useTyped(`edit story ${story.id}`, editOf(story));
  const { base, values } = typed.value;
  const setValues = (next: Values) => typed.set((edit) => ({ ...edit, values: next }));
  const theirs =
    edit.error?.code === "CONFLICT" ? (edit.error.current as StoryVersion | undefined) : undefined;

  async function save(revision: number) {
    const patch = touched(base.values, values);
    const result = await edit.run({ storyId: story.id, revision, patch });
    if (!result.ok) return;
    typed.clear();
    toast("Story saved");
    router.push(`/stories/${result.value.slug}/claims`);
  }

  function keepTheirs(version: StoryVersion) {
    typed.restart(editOf(version));
    edit.reset();
    router.refresh();
  }

  const faults = edit.error?.fields ?? {};
  const hasFieldFault = Object.keys(faults).length > 0;
  const message = hasFieldFault
    ? "Not saved. See the fields marked above."
    : theirs
      ? null
      : edit.error?.message;
  return (
    <ReadyForm
      leave={`/stories/${story.slug}`}
      onSend={() => {
        if (!edit.pending) void save(base.revision);
      }}
    >
      <KeptNotice typed={typed} />
      <StoryFields
        draft={values}
        onChange={(draft) => setValues({ ...draft, status: values.status })}
        faults={faults}
        desks={desks}
        mayRestrict={story.can.share}
        status={{
          from: base.values.status,
          chosen: values.status,
          onChange: (status) => setValues({ ...values, status }),
        }}
      />
      <div className="mt-5 flex flex-col gap-3">
        {theirs ? (
          <ConflictView
            changedBy={theirs.changedBy}
            changedAt={theirs.changedAt}
            fields={fieldsOf(theirs, base.values, values)}
            pending={edit.pending}
            onKeepTheirs={() => keepTheirs(theirs)}
            onSaveMine={() => void save(theirs.revision)}
          />
        ) : null}
        <FormError>{message}</FormError>
        <div className="flex gap-2">
          <Button type="submit" variant="primary" pending={edit.pending}>
            Save story
          </Button>
          <ButtonLink href={`/stories/${story.slug}/claims`} onClick={typed.clear}>
            Cancel
          </ButtonLink>
        </div>
      </div>
    </ReadyForm>
  );
}

/** Both versions of each field that this form would overwrite or that they changed. */
function fieldsOf(theirs: StoryVersion, base: Values, mine: Values) {
  const text = (version: Values) => ({
    Headline: version.headline,
    Slug: version.slug,
    Desk: version.desk,
    Deadline: version.deadline.replace("T", " "),
    Status: STORY_STATUS_LABELS[version.status],
    Instructions: version.note,
    Restricted: version.restricted ? "yes" : "no",
  });
  // What I did not touch stays theirs when mine is saved.
  const saved = text({ ...valuesOf(theirs), ...touched(base, mine) });
  return Object.entries(text(valuesOf(theirs))).map(([label, value]) => ({
    label,
    theirs: value,
    mine: saved[label as keyof typeof saved],
  }));
}
