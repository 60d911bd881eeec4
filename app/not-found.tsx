import type { Metadata } from "next";
import { Notice } from "@/components/shell/notice";
import { ButtonLink } from "@/components/ui/button";

export const metadata: Metadata = { title: "Nothing here" };

/** Says the same whether the thing never was, is gone, or is not for this reader. */
export default function NotFound() {
  return (
    <Notice
      title="Nothing here for you"
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
