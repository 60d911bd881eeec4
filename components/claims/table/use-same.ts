"use client";

import { useState } from "react";

/** The value as it was given first, for as long as what is given says the same; it is plain data. */
export function useSame<Value>(value: Value): Value {
  const [kept, setKept] = useState(value);
  if (Object.is(kept, value) || JSON.stringify(kept) === JSON.stringify(value)) return kept;
  setKept(value);
  return value;
}
