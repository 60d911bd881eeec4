"use client";

import Form from "next/form";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { addressOf } from "./form-address";

/** A form whose answer is a page: whatever it holds becomes the address. */
export function AskingForm(props: {
  action: string;
  label: string;
  className?: string;
  children: ReactNode;
}) {
  const router = useRouter();
  return (
    <Form
      action={props.action}
      role="search"
      aria-label={props.label}
      className={props.className}
      onSubmit={(event) => {
        event.preventDefault();
        router.push(addressOf(props.action, event.currentTarget), { scroll: false });
      }}
    >
      {props.children}
    </Form>
  );
}
