"use client";

import { Fragment, useSyncExternalStore } from "react";
import { Kbd } from "@/components/ui/kbd";
import { caps, strokesOf } from "./shortcut-keys";

const never = () => () => undefined;

function useIsApple(): boolean {
  return useSyncExternalStore(
    never,
    () => /Mac|iPhone|iPad/.test(navigator.platform),
    () => false,
  );
}

/** A shortcut drawn as its caps: `g` then `s`; `Ctrl` `K`. */
export function Keys({ keys }: { keys: string }) {
  const isApple = useIsApple();
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap">
      {strokesOf(keys).map((stroke, index) => (
        <Fragment key={index}>
          {index > 0 ? <span className="text-2xs text-faint">then</span> : null}
          {caps(stroke, isApple).map((cap) => (
            <Kbd key={cap}>{cap}</Kbd>
          ))}
        </Fragment>
      ))}
    </span>
  );
}
