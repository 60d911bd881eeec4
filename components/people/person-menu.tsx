"use client";

import { useState } from "react";
import { IconButton } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Menu, MenuItem } from "@/components/ui/menu";
import type { PersonView } from "@/lib/people/queries";
import type { Successor } from "@/lib/people/taking-over";
import { AccountStep, type Step } from "./account-step";
import { OneTimeLink } from "./one-time-link";
import { RenameDialog } from "./rename-dialog";

export function PersonMenu({
  person,
  successors,
}: {
  person: PersonView;
  successors: readonly Successor[];
}) {
  const [link, setLink] = useState<string | null>(null);
  const [asked, setAsked] = useState<Step | null>(null);
  const [isRenaming, setIsRenaming] = useState(false);
  const { name } = person;

  return (
    <>
      <Menu align="end" trigger={<IconButton icon="more" label={`Change ${name}'s account`} />}>
        <MenuItem onPress={() => setIsRenaming(true)}>Change the name…</MenuItem>
        <MenuItem disabled={!person.can.makePasswordLink} onPress={() => setAsked("link")}>
          Make a link to a new password…
        </MenuItem>
        {person.hasSecondFactor ? (
          <MenuItem onPress={() => setAsked("factors")}>Take the second factors off…</MenuItem>
        ) : null}
        {person.disabledAt ? (
          <MenuItem disabled={!person.can.enable} onPress={() => setAsked("enable")}>
            Enable account…
          </MenuItem>
        ) : (
          <MenuItem danger disabled={!person.can.disable} onPress={() => setAsked("disable")}>
            Disable account…
          </MenuItem>
        )}
      </Menu>
      <Dialog
        open={link !== null}
        onOpenChange={(isOpen) => {
          if (!isOpen) setLink(null);
        }}
        title={`A new password for ${name}`}
        description="Hand this link over yourself. It is shown this once, works once, and for one day; whoever has it can sign in to this account. Until it is used, the present password goes on working; a password that is changed meanwhile ends it."
        sticky
      >
        {link ? (
          <OneTimeLink label="Link to a new password" path={link} onDone={() => setLink(null)} />
        ) : null}
      </Dialog>
      {isRenaming ? <RenameDialog person={person} onClose={() => setIsRenaming(false)} /> : null}
      {asked ? (
        <AccountStep
          step={asked}
          person={person}
          successors={successors}
          onLink={(path) => {
            setAsked(null);
            setLink(path);
          }}
          onClose={() => setAsked(null)}
        />
      ) : null}
    </>
  );
}
