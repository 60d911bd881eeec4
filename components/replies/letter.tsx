"use client";

import { useState } from "react";
import { useShortcut } from "@/components/shell/shortcuts";
import { KeptNotice } from "@/components/typed/kept-notice";
import { useTyped } from "@/components/typed/use-typed";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { SectionHeading } from "@/components/ui/section-heading";
import { TextArea } from "@/components/ui/text-area";
import { timeText } from "@/components/ui/time-text";
import { useTimeZone } from "@/components/ui/time-zone";
import { toast } from "@/components/ui/toast";
import { letterBlocks, letterText } from "@/lib/replies/letter";
import type { RequestView } from "@/lib/replies/request-view";
import { WORD_TYPE, wordLetter } from "@/lib/replies/word-letter";

type Props = {
  request: RequestView;
  /** Who signs. */
  by: string;
};

const LETTER_LIMIT = 60_000;

/**
 * The letter as a page, with the claims in the words in which they are put. It is edited, copied,
 * printed and saved here, and goes nowhere by itself; what is edited is kept in this browser.
 */
export function Letter({ request, by }: Props) {
  const zone = useTimeZone();
  const [isEditing, setIsEditing] = useState(false);
  const written = letterText({
    ...{ whom: request.whom, subject: request.subject, by },
    wordings: request.claims.map(({ wording }) => wording),
    // The same on the server and here: no word of it hangs on the time of day.
    deadline: request.deadlineAt ? timeText(Date.parse(request.deadlineAt), "full", 0, zone) : "",
  });
  // Empty as long as nobody edited it: what is written follows the request.
  const typed = useTyped(`letter of request ${request.id}`, "");
  const isEdited = typed.value !== "" && typed.value !== written;
  const text = isEdited ? typed.value : written;

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      toast("Letter copied");
    } catch {
      toast("The browser does not let the letter be copied; select it and copy it", {
        tone: "error",
      });
    }
  };
  const key = { group: "Request", isKeyOnly: false };
  useShortcut({ ...key, keys: "y", label: "Copy the letter", run: () => void copy() });
  useShortcut({ ...key, keys: "p", label: "Print the letter", run: printLetter });

  return (
    <section aria-label="The letter" className="print:mt-0">
      <SectionHeading
        className="no-print flex-wrap items-center!"
        aside={
          <span className="flex flex-wrap gap-1">
            <Button size="small" onClick={() => setIsEditing(!isEditing)} aria-pressed={isEditing}>
              <Icon name="edit" /> Edit
            </Button>
            <Button size="small" onClick={() => void copy()}>
              <Icon name="copy" /> Copy
            </Button>
            <Button size="small" onClick={printLetter}>
              <Icon name="print" /> Print
            </Button>
            <Button size="small" onClick={() => saveWord(request.subject, text)}>
              Word
            </Button>
          </span>
        }
      >
        The letter
      </SectionHeading>
      {isEditing ? (
        <div className="no-print mb-2">
          <Field label="Text of the letter" hint="Lines that begin with a number are a list.">
            <TextArea
              serif
              autoFocus
              rows={10}
              maxLength={LETTER_LIMIT}
              value={text}
              onChange={(event) => typed.set(event.target.value)}
            />
          </Field>
        </div>
      ) : null}
      <div
        data-letter
        dir="auto"
        className={
          isEditing
            ? "hidden print:block"
            : "rounded-lg border border-rule bg-paper px-4 py-3.5 font-serif text-quote wrap-anywhere"
        }
      >
        <LetterPage text={text} refs={isEdited ? [] : request.claims.map(({ ref }) => ref)} />
      </div>
      <div className="no-print mt-1.5 text-xs text-faint">
        <KeptNotice typed={typed} />
        {isEdited ? (
          <p>
            Edited here; the claims stay recorded as they were put.{" "}
            <Button size="small" variant="quiet" onClick={() => typed.clear()}>
              Write it anew
            </Button>
          </p>
        ) : null}
      </div>
    </section>
  );
}

/** Refs stand beside the claims on screen alone: they mean nothing to whoever is written to. */
function LetterPage({ text, refs }: { text: string; refs: readonly string[] }) {
  const blocks = letterBlocks(text);
  return (
    <>
      {blocks.map((block, index) =>
        block.kind === "list" ? (
          <ol key={index} className="mb-2 flex list-decimal flex-col gap-1 pl-5 last:mb-0">
            {block.items.map((item, at) => (
              <li key={at}>
                {item}
                {refs[at] ? (
                  <bdi className="ml-1.5 font-sans text-xs text-faint nums print:hidden">
                    {refs[at]}
                  </bdi>
                ) : null}
              </li>
            ))}
          </ol>
        ) : (
          <p key={index} className="mb-2 last:mb-0">
            {block.lines.map((line, at) => (
              <span key={at} className="block">
                {line}
              </span>
            ))}
          </p>
        ),
      )}
    </>
  );
}

/** On paper the letter stands alone: what is around it on screen is the newsroom's. */
function printLetter(): void {
  const { body } = document;
  body.dataset.printing = "letter";
  window.addEventListener("afterprint", () => delete body.dataset.printing, { once: true });
  window.print();
}

function saveWord(subject: string, text: string): void {
  const url = URL.createObjectURL(new Blob([wordLetter(text)], { type: WORD_TYPE }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${fileName(subject)}.docx`;
  link.click();
  URL.revokeObjectURL(url);
}

/** What every system takes as a name. */
function fileName(subject: string): string {
  const words = subject.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "");
  return `Letter-to-${words.slice(0, 60) || "subject"}`;
}
