"use client";

import { createContext, useContext, type ReactNode } from "react";

const TimeZoneContext = createContext("UTC");

/** The newsroom's time zone, for every <Time> below. */
export function TimeZoneProvider({ zone, children }: { zone: string; children: ReactNode }) {
  return <TimeZoneContext value={zone}>{children}</TimeZoneContext>;
}

export function useTimeZone(): string {
  return useContext(TimeZoneContext);
}
