import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** A story whose text is not in yet: what bringing it in is good for, and the way to do it. */
export function NoDraft({ slug, mayAdd }: { slug: string; mayAdd: boolean }) {
  return (
    <EmptyState
      title="No draft yet"
      next={
        mayAdd ? (
          <>
            <ButtonLink variant="primary" href={`/stories/${slug}/drafts/new`}>
              Bring in the text
            </ButtonLink>
            <ButtonLink href={`/stories/${slug}/claims`}>Log claims without it</ButtonLink>
          </>
        ) : (
          "An editor of the story brings its text in."
        )
      }
    >
      <p>
        {mayAdd
          ? "Paste the story or drop a file. Every claim then shows where it stands in the text, sentences without a claim stand out, and when the next draft comes in you are asked only about what changed."
          : "With the story’s text in, every claim shows where it stands in it."}
      </p>
    </EmptyState>
  );
}
