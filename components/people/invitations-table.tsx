"use client";

import { useCommand } from "@/components/command";
import { Button } from "@/components/ui/button";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import { useToast } from "@/components/ui/toast";
import type { InvitationView } from "@/lib/people/queries";
import { roleName } from "./words";

export function InvitationsTable({ invitations }: { invitations: readonly InvitationView[] }) {
  return (
    <Table stack aria-label="Open links">
      <TableHead>
        <tr>
          <Th>Address</Th>
          <Th className="w-40">Role</Th>
          <Th className="w-48 @max-[860px]/table:hidden">Made by</Th>
          <Th className="w-36">Works for</Th>
          <Th className="w-24">
            <span className="sr-only">Change</span>
          </Th>
        </tr>
      </TableHead>
      <tbody>
        {invitations.map((invitation) => (
          <Tr key={invitation.id}>
            <Td>
              {invitation.email} {invitation.isForAccount ? <Tag>new password</Tag> : null}
            </Td>
            <Td label="Role">{roleName(invitation.role)}</Td>
            <Td label="Made by" kind="soft" className="@max-[860px]/table:hidden">
              {invitation.invitedBy}
            </Td>
            <Td label="Works for" kind="soft">
              <Time at={invitation.expiresAt} format="left" />
            </Td>
            <Td>
              <RevokeButton invitation={invitation} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function RevokeButton({ invitation }: { invitation: InvitationView }) {
  const revoke = useCommand("people.revokeInvitation");
  const toast = useToast();

  async function take(): Promise<void> {
    const result = await revoke.run({ id: invitation.id });
    if (result.ok) toast(`The link for ${invitation.email} no longer works`);
    else toast(result.error.message, { tone: "error" });
  }

  return (
    <Button
      size="small"
      variant="danger"
      pending={revoke.pending}
      aria-label={`Revoke the link of ${invitation.email}`}
      onClick={() => void take()}
    >
      Revoke
    </Button>
  );
}
