import type { ComponentProps } from "react";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

type Way = Pick<ComponentProps<typeof ButtonLink>, "href" | "prefetch" | "scroll" | "onClick">;

export type NothingFitsProps = {
  /** "story", "stories". */
  noun: readonly [one: string, many: string];
  /** What is searched for; "" where nothing is. */
  text: string;
  /** There is no word or number in it to look for. */
  isUnsearchable: boolean;
  /** Where the search looks: "headlines, slugs and notes". */
  looksIn: string;
  /** Where filters are on beside the search: the same without the search. */
  withoutSearch: Way | null;
  all: Way;
};

/** A list that is searched or filtered down to nothing: says why, and the ways back. */
export function NothingFits({ noun, text, isUnsearchable, ...props }: NothingFitsProps) {
  return (
    <EmptyState
      title={`No ${noun[0]} fits`}
      next={
        <>
          {text !== "" && props.withoutSearch ? (
            <ButtonLink {...props.withoutSearch}>Without the search</ButtonLink>
          ) : null}
          <ButtonLink variant="primary" {...props.all}>
            Show all {noun[1]}
          </ButtonLink>
        </>
      }
    >
      {isUnsearchable ? (
        <>
          There is no word or number in “<bdi>{text}</bdi>” to look for.
        </>
      ) : text !== "" ? (
        `The search looks through ${props.looksIn}, for words that begin like yours. Try fewer of them, or less of a word.`
      ) : (
        "Take a filter off, or choose other values."
      )}
    </EmptyState>
  );
}
