"use client";

import { useState } from "react";
import { useCommand } from "@/components/command";
import { IconButton } from "@/components/ui/button";
import { ConfirmDialog, Dialog } from "@/components/ui/dialog";
import { Menu, MenuItem } from "@/components/ui/menu";
import { useToast } from "@/components/ui/toast";
import type { PersonView } from "@/lib/people/queries";
import { OneTimeLink } from "./one-time-link";
import { RenameDialog } from "./rename-dialog";

export function PersonMenu({ person }: { person: PersonView }) {
  const disable = useCommand("people.disable");
  const enable = useCommand("people.enable");
  const makeLink = useCommand("people.makePasswordLink");
  const removeFactors = useCommand("people.removeFactors");
  const toast = useToast();
  const [link, setLink] = useState<string | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const [isRenaming, setIsRenaming] = useState(false);
  const { id: userId, revision, name } = person;

  async function give(command: typeof disable | typeof enable, done: string): Promise<void> {
    const result = await command.run({ userId, revision });
    setIsAsking(false);
    if (result.ok) toast(done);
    else toast(result.error.message, { tone: "error" });
  }

  async function openWayBack(): Promise<void> {
    const result = await makeLink.run({ userId });
    if (result.ok) setLink(result.value.path);
    else toast(result.error.message, { tone: "error" });
  }

  async function takeOff(): Promise<void> {
    const result = await removeFactors.run({ userId });
    if (result.ok) toast(`${name} signs in with the password alone`);
    else toast(result.error.message, { tone: "error" });
  }

  return (
    <>
      <Menu align="end" trigger={<IconButton icon="more" label={`Change ${name}'s account`} />}>
        <MenuItem onPress={() => setIsRenaming(true)}>Change the name…</MenuItem>
        <MenuItem disabled={!person.can.makePasswordLink} onPress={() => void openWayBack()}>
          Make a link to a new password…
        </MenuItem>
        {person.hasSecondFactor ? (
          <MenuItem onPress={() => void takeOff()}>Take the second factors off</MenuItem>
        ) : null}
        {person.disabledAt ? (
          <MenuItem
            disabled={!person.can.enable}
            onPress={() => void give(enable, `${name} can sign in again`)}
          >
            Enable account
          </MenuItem>
        ) : (
          <MenuItem danger disabled={!person.can.disable} onPress={() => setIsAsking(true)}>
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
        description="Hand this link over yourself. It is shown this once, works once, and for one day; whoever has it can sign in to this account. Until it is used, the present password goes on working."
        sticky
      >
        {link ? (
          <OneTimeLink label="Link to a new password" path={link} onDone={() => setLink(null)} />
        ) : null}
      </Dialog>
      {isRenaming ? <RenameDialog person={person} onClose={() => setIsRenaming(false)} /> : null}
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        danger
        title={person.isYou ? "Disable your own account?" : `Disable ${name}'s account?`}
        description={`${person.isYou ? "You are" : `${name} is`} signed out everywhere at once and cannot sign in until an administrator enables the account again. What was logged, judged and written stays, under the same name.`}
        confirmLabel="Disable account"
        onConfirm={() => void give(disable, `${name} can no longer sign in`)}
        pending={disable.pending}
      />
    </>
  );
}
