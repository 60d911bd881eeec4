import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import type { PersonView } from "@/lib/people/queries";
import type { Successor } from "@/lib/people/taking-over";
import { PersonMenu } from "./person-menu";
import { RoleSelect } from "./role-select";

const waysIn: Record<PersonView["signsInBy"], string> = {
  password: "Password",
  provider: "Single sign-on",
  both: "Password or single sign-on",
  nothing: "No way to sign in",
};

export function PeopleTable({
  people,
  successors,
}: {
  people: readonly PersonView[];
  /** Who may be named for what somebody else can no longer work in. */
  successors: readonly Successor[];
}) {
  return (
    <Table stack aria-label="People">
      <TableHead>
        <tr>
          <Th>Name</Th>
          <Th className="w-40">Role</Th>
          <Th className="w-48 @max-[860px]/table:hidden">Signs in with</Th>
          <Th className="w-36">Last signed in</Th>
          <Th className="w-12">
            <span className="sr-only">Change</span>
          </Th>
        </tr>
      </TableHead>
      <tbody>
        {people.map((person) => (
          <Tr key={person.id}>
            <Td>
              <span
                dir="auto"
                className={person.disabledAt ? "text-soft line-through" : "font-strong"}
              >
                {person.name}
              </span>{" "}
              {person.isYou ? <Tag>you</Tag> : null}
              {person.disabledAt ? <Tag>disabled</Tag> : null}
              <span className="block truncate text-xs text-faint">{person.email}</span>
            </Td>
            <Td label="Role">
              <RoleSelect person={person} successors={successors} />
            </Td>
            <Td label="Signs in with" kind="soft" className="@max-[860px]/table:hidden">
              {waysIn[person.signsInBy]}
              {person.hasSecondFactor ? (
                <span className="block text-xs text-faint">and a second factor</span>
              ) : null}
            </Td>
            <Td label="Last signed in" kind="soft">
              {person.lastSignedInAt ? (
                <Time at={person.lastSignedInAt} format="relative" />
              ) : (
                "Never"
              )}
            </Td>
            <Td>
              <PersonMenu person={person} successors={successors} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
