import { ButtonLink } from "@/components/ui/button";
import { Notice } from "./notice";

/** Says the same whether the thing never was, is gone, or is not for this reader. */
export function NotFoundNotice({ inShell }: { inShell?: boolean }) {
  return (
    <Notice
      inShell={inShell ?? false}
      title="Nothing here"
      actions={
        <>
          <ButtonLink href="/" variant="primary">
            Go to your desk
          </ButtonLink>
          <ButtonLink href="/stories">All stories</ButtonLink>
        </>
      }
    >
      <p>
        There is no page at this address that you can open. Check the address for a slip, or ask
        whoever sent it to you.
      </p>
    </Notice>
  );
}
