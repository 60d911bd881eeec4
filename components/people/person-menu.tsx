"use client";

import { useState } from "react";
import { useCommand } from "@/components/command";
import { IconButton } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/dialog";
import { Menu, MenuItem } from "@/components/ui/menu";
import { useToast } from "@/components/ui/toast";
import type { PersonView } from "@/lib/people/queries";

export function PersonMenu({ person }: { person: PersonView }) {
  const disable = useCommand("people.disable");
  const enable = useCommand("people.enable");
  const toast = useToast();
  const [isAsking, setIsAsking] = useState(false);
  const { id: userId, revision, name } = person;

  async function give(command: typeof disable | typeof enable, done: string): Promise<void> {
    const result = await command.run({ userId, revision });
    setIsAsking(false);
    if (result.ok) toast(done);
    else toast(result.error.message, { tone: "error" });
  }

  return (
    <>
      <Menu align="end" trigger={<IconButton icon="more" label={`Change ${name}'s account`} />}>
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
