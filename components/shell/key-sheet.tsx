"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { chooseSendKey, useSendKey } from "@/components/ui/send-key";
import { Keys } from "./keys";
import { useShortcuts, type Shortcut } from "./shortcuts";
import { switchSingleKeys, useSingleKeys } from "./single-keys";

/** What the keyboard does on this page. */
export function KeySheet({
  open,
  onOpenChange,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keys on this page" width="large">
      <Sheet />
    </Dialog>
  );
}

function Sheet() {
  const groups = grouped(useShortcuts());
  const isOn = useSingleKeys();
  const sendKey = useSendKey();
  return (
    <>
      <div className="gap-8 sm:columns-2 lg:columns-3">
        {groups.map(([group, shortcuts]) => (
          <section key={group} className="mb-5 break-inside-avoid">
            <h3 className="mb-1.5 text-xs font-semibold text-faint">{group}</h3>
            <dl>
              {shortcuts.map((shortcut) => (
                <div
                  key={shortcut.keys}
                  className="flex items-baseline justify-between gap-4 py-[3px]"
                >
                  <dt>{shortcut.label}</dt>
                  <dd>
                    <Keys keys={shortcut.keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <div className="mt-2 flex flex-col gap-2 border-t border-rule pt-3">
        <Checkbox
          checked={isOn}
          onChange={(event) => switchSingleKeys(event.target.checked)}
          label="Single keys and sequences are on"
          hint="Turn them off if they fire by accident, for instance with speech input. Keys with Ctrl or ⌘ go on working."
        />
        <Checkbox
          checked={sendKey === "enter"}
          onChange={(event) => chooseSendKey(event.target.checked ? "enter" : "mod+enter")}
          label="Enter sends notes, questions and answers too"
          hint="Shift+Enter then begins a new line. Ctrl or ⌘ Enter sends from every field in any case."
        />
      </div>
    </>
  );
}

/** The page's own groups first, what works everywhere last. */
function grouped(shortcuts: readonly Shortcut[]): [string, Shortcut[]][] {
  const groups = new Map<string, Shortcut[]>();
  for (const shortcut of shortcuts) {
    groups.set(shortcut.group, [...(groups.get(shortcut.group) ?? []), shortcut]);
  }
  const shell = (group: string) => ["Go to", "Everywhere"].indexOf(group);
  return [...groups].sort(([one], [other]) => shell(one) - shell(other));
}
