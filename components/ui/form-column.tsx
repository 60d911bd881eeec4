import type { ReactNode } from "react";

/** The column that a page's form stands in: no wider than is comfortable to read down. */
export function FormColumn({ children }: { children: ReactNode }) {
  return <div className="max-w-[44rem] px-4 py-5 sm:px-[1.375rem]">{children}</div>;
}
