import type { Metadata } from "next";
import { MailFares } from "@/components/notifications/mail-fares";
import { FactorRules } from "@/components/people/factor-rules";
import { InvitationsTable } from "@/components/people/invitations-table";
import { InviteButton } from "@/components/people/invite-button";
import { PeopleTable } from "@/components/people/people-table";
import { TokensTable } from "@/components/people/tokens-table";
import { OrphanList } from "@/components/stories/orphan-list";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Warning } from "@/components/ui/warning";
import { distrustedHeader } from "@/lib/access/address";
import { requireReader } from "@/lib/access/session";
import { getMailState } from "@/lib/notifications/mail-state";
import { listFactorRules } from "@/lib/people/factor-rules";
import { listSuccessors } from "@/lib/people/taking-over";
import { listAllTokens } from "@/lib/people/tokens";
import { listOrphans, listPossibleKeepers } from "@/lib/stories/orphans/queries";
import { listOpenInvitations, listPeople } from "@/lib/people/queries";

export const metadata: Metadata = { title: "People" };

export default async function PeoplePage() {
  const actor = await requireReader("people.read");
  const [people, invitations, rules, successors, orphans, keepers, mail, tokens] =
    await Promise.all([
      listPeople(actor),
      listOpenInvitations(actor),
      listFactorRules(actor),
      listSuccessors(actor, null),
      listOrphans(actor),
      listPossibleKeepers(actor),
      getMailState(actor),
      listAllTokens(actor),
    ]);
  const forwarded = distrustedHeader();
  const active = people.filter((person) => !person.disabledAt).length;
  const admins = people.filter(({ role, disabledAt }) => role === "admin" && !disabledAt).length;
  return (
    <>
      <PageHeader
        title="People"
        meta={
          <>
            <span>{active === 1 ? "1 person" : `${active} people`} can sign in</span>
            {people.length > active ? <span>{people.length - active} disabled</span> : null}
          </>
        }
        actions={<InviteButton />}
      />
      {forwarded ? (
        <Warning className="mx-4 mt-3 sm:mx-[1.375rem]">
          Requests arrive with {forwarded}, which is not believed: TRUST_PROXY is 0. If a proxy of
          yours stands in front, say so in TRUST_PROXY, or all who sign in count as one address.
        </Warning>
      ) : null}
      <PeopleTable people={people} successors={successors} />
      <h2 className="mt-6 border-b border-rule px-4 pb-2 font-serif text-title font-semibold sm:px-[1.375rem]">
        Second factor
      </h2>
      <FactorRules rules={rules} />
      <h2 className="mt-6 border-b border-rule px-4 pb-2 font-serif text-title font-semibold sm:px-[1.375rem]">
        Restricted stories that nobody can work in
      </h2>
      <OrphanList orphans={orphans} keepers={keepers} isAlone={admins === 1} />
      <h2 className="mt-6 border-b border-rule px-4 pb-2 font-serif text-title font-semibold sm:px-[1.375rem]">
        Mail
      </h2>
      <MailFares mail={mail} />
      {tokens.length > 0 ? (
        <>
          <h2 className="mt-6 border-b border-rule px-4 pb-2 font-serif text-title font-semibold sm:px-[1.375rem]">
            API tokens
          </h2>
          <TokensTable tokens={tokens} />
        </>
      ) : null}
      <h2 className="mt-6 border-b border-rule px-4 pb-2 font-serif text-title font-semibold sm:px-[1.375rem]">
        Open links
      </h2>
      {invitations.length > 0 ? (
        <InvitationsTable invitations={invitations} />
      ) : (
        <EmptyState
          title="Nobody is on the way"
          next="“Invite”, above, makes a link to send to somebody."
        >
          A link stands here until it is used, revoked or expired.
        </EmptyState>
      )}
    </>
  );
}
