"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { usePathname } from "next/navigation";
import { useState, type ReactNode } from "react";
import { backdropClass } from "@/components/ui/backdrop";
import { DialogBox } from "@/components/ui/dialog-box";
import { IconButton } from "@/components/ui/button";

/** The sidebar on a narrow window; following any of its links closes it. */
export function Drawer(props: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  children: ReactNode;
}) {
  const pathname = usePathname();
  const [openedAt, setOpenedAt] = useState(pathname);
  const { open, onOpenChange } = props;
  if (!open && openedAt !== pathname) setOpenedAt(pathname);
  if (open && openedAt !== pathname) {
    setOpenedAt(pathname);
    onOpenChange(false);
  }
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className={backdropClass} />
        <DialogBox
          aria-label="Menu"
          className="fixed inset-y-0 left-0 w-[min(17rem,85vw)] overflow-y-auto overscroll-contain border-r border-rule bg-sunk transition-transform duration-200 ease-calm data-ending-style:-translate-x-full data-starting-style:-translate-x-full"
        >
          <Base.Close
            render={
              <IconButton icon="close" label="Close menu" className="absolute! top-3 right-2" />
            }
          />
          {props.children}
        </DialogBox>
      </Base.Portal>
    </Base.Root>
  );
}
