import type { Metadata } from "next";
import { AcceptInvitationForm } from "@/components/people/accept-invitation-form";
import { FrontPage } from "@/components/people/front-page";
import { ButtonLink } from "@/components/ui/button";
import { getActor } from "@/lib/access/session";
import { findOpenInvitation, type OpenInvitation } from "@/lib/people/invitations";
import { ROLE_MEANING } from "@/lib/people/rules";
import { env } from "@/lib/platform/env";

// The address is the key: it must not travel on in a Referer.
export const metadata: Metadata = { title: "Join", referrer: "no-referrer" };

type Props = { params: Promise<{ token: string }> };

export default async function InvitationPage({ params }: Props) {
  const { token } = await params;
  const invitation = await findOpenInvitation(token);
  const newsroom = env().newsroomName;
  if (!invitation) return <NoInvitation newsroom={newsroom} />;
  const { email, accountName } = invitation;
  const isNewcomer = accountName === null;
  return (
    <FrontPage
      newsroom={newsroom}
      title={isNewcomer ? "You are invited" : "Choose a new password"}
      lead={isNewcomer ? <Invited invitation={invitation} /> : <WayBack name={accountName} />}
    >
      <AcceptInvitationForm token={token} email={email} isNewcomer={isNewcomer} />
    </FrontPage>
  );
}

async function Invited({ invitation }: { invitation: OpenInvitation }) {
  const actor = await getActor();
  return (
    <>
      <p>
        {invitation.invitedBy} invites you as{" "}
        <strong className="font-strong text-ink">{invitation.role}</strong>:{" "}
        {lowerFirst(ROLE_MEANING[invitation.role])}.
      </p>
      {actor ? (
        <p className="mt-2 text-sm">
          You are signed in as {actor.name}. Joining makes another account and signs you in to that
          one.
        </p>
      ) : null}
    </>
  );
}

function WayBack({ name }: { name: string }) {
  return (
    <p>For the account of {name}. The old password and every open session end when you save.</p>
  );
}

/** The same for a link that is used, revoked, expired or wrong: it tells a stranger nothing. */
function NoInvitation({ newsroom }: { newsroom: string }) {
  return (
    <FrontPage newsroom={newsroom} title="This link does not open anything">
      <div className="mt-2 flex flex-col gap-3 text-soft">
        <p>
          Links like this one work once, for a few days at most, until they are used or taken back.
        </p>
        <ul className="flex list-disc flex-col gap-1 pl-5">
          <li>Have you used it already? Then sign in.</li>
          <li>Was the link cut in two by a mail program? Copy all of it.</li>
          <li>Otherwise ask the person who sent it for a new one.</li>
        </ul>
        <p>
          <ButtonLink href="/sign-in" variant="primary">
            Sign in
          </ButtonLink>
        </p>
      </div>
    </FrontPage>
  );
}

function lowerFirst(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
