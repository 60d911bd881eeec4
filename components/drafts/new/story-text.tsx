"use client";

import type { ClipboardEvent } from "react";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { countOf } from "../draft-counts";
import type { PastedText } from "./use-pasted-text";

type Props = {
  text: PastedText;
  onPaste: (event: ClipboardEvent<HTMLTextAreaElement>) => void;
  onChange: (plain: string) => void;
  /** Files pasted without any words beside them. */
  onFiles: (files: readonly File[]) => void;
  /** A file is chosen, which comes in instead. */
  isOutranked: boolean;
  isLocked: boolean;
  fault: string | undefined;
};

/** The field for the story's text. It shows plain text and says what else will come in. */
export function StoryText({ text, isOutranked, isLocked, fault, ...on }: Props) {
  function onPaste(event: ClipboardEvent<HTMLTextAreaElement>) {
    const { files } = event.clipboardData;
    if (files.length > 0 && event.clipboardData.getData("text/plain") === "") {
      event.preventDefault();
      on.onFiles([...files]);
    } else {
      on.onPaste(event);
    }
  }
  return (
    <Field
      label="The story’s text"
      hint={<Hint text={text} isOutranked={isOutranked} />}
      error={fault}
    >
      <TextArea
        serif
        className="min-h-[36dvh]"
        value={text.plain}
        readOnly={isLocked}
        placeholder="Paste the story here"
        onPaste={onPaste}
        onChange={(event) => on.onChange(event.target.value)}
      />
    </Field>
  );
}

function Hint({ text, isOutranked }: Pick<Props, "text" | "isOutranked">) {
  const words = text.plain.match(/\S+/g)?.length ?? 0;
  const note = isOutranked
    ? "The file below is brought in, not this text. Leave the file out to use the text."
    : noteOn(text);
  const notes = [words > 0 ? countOf(words, "word") : "", note];
  return <span role="status">{notes.filter((each) => each !== "").join(" · ")}</span>;
}

function noteOn({ plain, html, hasLostFormatting }: PastedText): string {
  if (html !== null) return "Its headings, lists and links come in too.";
  if (hasLostFormatting) {
    return "Edited since it was pasted: it comes in as plain text, an empty line between paragraphs.";
  }
  return plain === "" ? "Headings, lists and links of a formatted text come in with it." : "";
}
