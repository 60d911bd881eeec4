"use client";

import { useCommand } from "@/components/command";
import { Button } from "@/components/ui/button";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { useToast } from "@/components/ui/toast";
import type { OwnedToken } from "@/lib/people/tokens";
import { TokenLine } from "./token-settings";

/** Everybody's API tokens, for administrators, who can revoke them. */
export function TokensTable({ tokens }: { tokens: readonly OwnedToken[] }) {
  return (
    <Table stack aria-label="API tokens">
      <TableHead>
        <tr>
          <Th className="w-48">Whose</Th>
          <Th>Token</Th>
          <Th className="w-24">
            <span className="sr-only">Change</span>
          </Th>
        </tr>
      </TableHead>
      <tbody>
        {tokens.map((token) => (
          <Tr key={token.id}>
            <Td label="Whose">{token.owner.name}</Td>
            <Td label="Token">
              <bdi>{token.name}</bdi>
              <TokenLine token={token} />
            </Td>
            <Td>
              <RevokeButton token={token} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function RevokeButton({ token: { id, name, owner } }: { token: OwnedToken }) {
  const revoke = useCommand("people.revokeToken");
  const toast = useToast();

  async function take(): Promise<void> {
    const result = await revoke.run({ id });
    if (result.ok) toast(`“${name}” of ${owner.name} opens nothing now`);
    else toast(result.error.message, { tone: "error" });
  }

  return (
    <Button
      size="small"
      variant="danger"
      pending={revoke.pending}
      aria-label={`Revoke ${name} of ${owner.name}`}
      onClick={() => void take()}
    >
      Revoke
    </Button>
  );
}
