"use client";

import clsx from "clsx";
import Link from "next/link";
import { useCommand } from "@/components/command";
import { Icon } from "@/components/ui/icon";
import { Time } from "@/components/ui/time";
import type { ShownBlocker, GateView } from "@/lib/clearance/queries";
import { waitsForWords, wayHref, type Looking } from "./groups";
import { SignClaim } from "./sign-claim";

type Props = {
  blocker: ShownBlocker;
  slug: string;
  draft: number;
  looking: Looking;
  can: GateView["can"];
  isChosen: boolean;
};

/** One thing that stands in the way: what, since when, the act itself, and who it waits for. */
export function BlockerRow({ blocker, slug, draft, looking, can, isChosen }: Props) {
  const { override, fallen, claim, title, fault, fact, isRunning } = blocker;
  return (
    <li
      data-blocker={`${blocker.kind} ${blocker.key}`}
      data-open={override === null || undefined}
      className={clsx(
        "keep-together grid grid-cols-[1.125rem_minmax(0,1fr)] gap-x-2 gap-y-1 border-b border-rule px-2.5 py-2 last:border-b-0 @[34rem]:grid-cols-[1.125rem_2.375rem_minmax(0,1fr)_8.5rem]",
        isChosen && "bg-accent-soft",
      )}
    >
      <Icon
        name={override ? "bypass" : isRunning ? "clock" : "circle"}
        className={clsx("mt-0.5", override || isRunning ? "text-warn" : "text-soft")}
      />
      <bdi className="text-[0.8rem] leading-5 text-faint nums @max-[34rem]:hidden">
        {claim?.ref}
      </bdi>
      <div className="min-w-0">
        <p
          dir="auto"
          className={clsx(
            "font-serif text-wording leading-5 wrap-anywhere",
            override && "text-soft",
          )}
        >
          {claim ? (
            <span className="font-sans text-xs text-faint nums @[34rem]:hidden">{claim.ref} </span>
          ) : null}
          {title}
        </p>
        <p className="text-[0.7875rem] leading-[1.125rem] wrap-anywhere text-soft">
          {override ? (
            <>
              <b className="font-strong text-ink">
                Overridden, {fault.charAt(0).toLowerCase()}
                {fault.slice(1)}.
              </b>{" "}
              “<bdi>{override.reason}</bdi>” {override.by}, <Time at={override.at} />
            </>
          ) : (
            <>
              <b className="font-strong text-ink">{fault}.</b> <bdi>{fact}</bdi>
              {fallen ? (
                <span className="block">
                  {fallen.by} let it pass, <Time at={fallen.at} />: “<bdi>{fallen.reason}</bdi>”. It
                  is not as it was then.
                </span>
              ) : null}
            </>
          )}
        </p>
      </div>
      <div className="col-start-2 flex flex-wrap items-baseline gap-x-2 text-[0.8rem] leading-5 @[34rem]:col-start-4 @[34rem]:flex-col @[34rem]:items-end @[34rem]:text-right">
        {override ? (
          <TakeBack overrideId={override.id} can={can.override} what={title} />
        ) : (
          <WayOf {...{ blocker, slug, draft, can }} />
        )}
        {override ? null : (
          <small className="text-xs leading-[1.125rem] text-faint">
            {waitsForWords(blocker, looking)}
          </small>
        )}
      </div>
    </li>
  );
}

function WayOf({ blocker, slug, draft, can }: Pick<Props, "blocker" | "slug" | "draft" | "can">) {
  const { way, act, claim, title } = blocker;
  const href = wayHref(slug, draft, way);
  if (way.to === "sign") {
    const may = way.as === "legal" ? can.signLegal : can.approveUnnamed;
    const unable = way.as === "legal" ? "A reviewer signs" : "An editor approves";
    return <SignClaim blocker={blocker} way={way} unable={may ? undefined : unable} />;
  }
  return (
    <Link data-way href={href ?? "#"} className="no-print-url text-accent hover:underline">
      {act}
      <span className="sr-only">: {claim?.ref ?? title}</span>
    </Link>
  );
}

function TakeBack({ overrideId, can, what }: { overrideId: number; can: boolean; what: string }) {
  const takeBack = useCommand("clearance.takeBackOverride");
  if (!can) return null;
  return (
    <>
      <button
        type="button"
        data-way
        aria-disabled={takeBack.pending || undefined}
        className="no-print text-accent hover:underline"
        onClick={() => {
          if (!takeBack.pending) void takeBack.run({ overrideId });
        }}
      >
        Take it back<span className="sr-only">: the override of {what}</span>
      </button>
      <span role="alert" className="text-xs text-danger">
        {takeBack.error?.message}
      </span>
    </>
  );
}
