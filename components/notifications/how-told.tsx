"use client";

import { useState } from "react";
import { refusalText, useCommand } from "@/components/command";
import { useHydrated } from "@/components/people/use-hydrated";
import { Select } from "@/components/ui/select";
import { useToast } from "@/components/ui/toast";
import {
  NOTIFICATION_KINDS,
  TOLD_HOW,
  type NotificationKind,
  type ToldHow,
} from "@/lib/audit/notifies";
import type { HowTold } from "@/lib/notifications/queries";
import { HOW_IN_WORDS, HOW_WITHOUT_MAIL, KINDS_IN_WORDS } from "@/lib/notifications/rules";

/** How one is told of each kind; what is chosen holds at once. */
export function HowToldSettings({
  chosen: given,
  hasMail,
  digestHour,
}: {
  chosen: HowTold;
  hasMail: boolean;
  digestHour: number;
}) {
  const isReady = useHydrated();
  const choose = useCommand("notifications.choose");
  const toast = useToast();
  const [chosen, setChosen] = useState(given);
  const ways = hasMail ? TOLD_HOW : HOW_WITHOUT_MAIL;

  async function onChoose(kind: NotificationKind, how: ToldHow): Promise<void> {
    const before = chosen[kind];
    setChosen((now) => ({ ...now, [kind]: how }));
    const result = await choose.run({ kind, how });
    if (result.ok) toast(`${KINDS_IN_WORDS[kind].title}: ${lower(HOW_IN_WORDS[how])}`);
    else {
      setChosen((now) => ({ ...now, [kind]: before }));
      toast(refusalText(result.error), { tone: "error" });
    }
  }

  return (
    <>
      <p className="mb-3 text-sm text-soft">
        {hasMail
          ? `The digest comes once a day, at ${String(digestHour).padStart(2, "0")}:00 or soon after, with what is unread then. A mail names a claim by its number, and quotes nothing.`
          : "This newsroom sends no mail: whoever runs the server sets SMTP_URL for that."}
      </p>
      <ul className="flex flex-col gap-3">
        {NOTIFICATION_KINDS.map((kind) => {
          const { title, when } = KINDS_IN_WORDS[kind];
          const shown = hasMail || chosen[kind] === "off" ? chosen[kind] : "app";
          return (
            <li key={kind} className="flex flex-wrap items-center gap-x-4 gap-y-1">
              <div className="min-w-0 flex-1 basis-40">
                <p id={`told-${kind}`} className="font-strong">
                  {title}
                </p>
                <p className="text-xs text-faint">{when}</p>
              </div>
              <Select
                className="w-44 max-w-full"
                aria-labelledby={`told-${kind}`}
                disabled={!isReady}
                options={ways.map((value) => ({ value, label: HOW_IN_WORDS[value] }))}
                value={shown}
                onChange={(event) => {
                  const how = ways.find((value) => value === event.currentTarget.value);
                  if (how) void onChoose(kind, how);
                }}
              />
            </li>
          );
        })}
      </ul>
    </>
  );
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
