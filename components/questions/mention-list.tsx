"use client";

/** The list that opens below a field of ./mention-area.tsx; the field keeps the focus and the keys. */
import { Popover as Base } from "@base-ui/react/popover";
import { useEffect, useEffectEvent, type RefObject } from "react";
import { roleName } from "@/components/people/words";
import { isEscape } from "@/components/ui/field-keys";
import type { MentionableView } from "@/lib/ledger/questions/queries";

type Props = {
  id: string;
  anchor: RefObject<HTMLTextAreaElement | null>;
  people: readonly MentionableView[];
  highlighted: MentionableView | undefined;
  onHighlight: (person: MentionableView) => void;
  onTake: (person: MentionableView) => void;
  onLeave: () => void;
};

export const optionId = (listId: string, { id }: MentionableView) => `${listId}-${id}`;

export function MentionList({ id, anchor, people, highlighted, ...on }: Props) {
  const leave = useEffectEvent(on.onLeave);
  useEffect(() => {
    // Before whatever the field stands in: as long as the list is open, Escape leaves that alone.
    function onKeyDown(event: KeyboardEvent) {
      if (!isEscape(event)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      leave();
    }
    addEventListener("keydown", onKeyDown, true);
    return () => removeEventListener("keydown", onKeyDown, true);
  }, []);
  return (
    <Base.Root open onOpenChange={(open) => (open ? undefined : on.onLeave())}>
      <Base.Portal>
        <Base.Positioner
          anchor={anchor}
          sideOffset={4}
          align="start"
          collisionPadding={8}
          className="z-50"
        >
          <Base.Popup
            role="presentation"
            initialFocus={false}
            finalFocus={false}
            className="popup max-h-[min(20rem,var(--available-height))] w-72 max-w-(--available-width) overflow-y-auto p-1"
          >
            <ul id={id} role="listbox" aria-label="People who see this story">
              {people.map((person) => (
                <li
                  key={person.id}
                  id={optionId(id, person)}
                  role="option"
                  aria-selected={person === highlighted}
                  data-highlighted={person === highlighted ? "" : undefined}
                  className="option justify-between"
                  onPointerMove={() => on.onHighlight(person)}
                  // The field keeps the focus, and with it the place of its cursor.
                  onPointerDown={(event) => event.preventDefault()}
                  onClick={() => on.onTake(person)}
                >
                  <bdi className="min-w-0 truncate">{person.name}</bdi>
                  <span className="text-xs text-faint">{roleName(person.role)}</span>
                </li>
              ))}
            </ul>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
