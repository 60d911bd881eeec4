/** The day it is on the newsroom's calendar, as YYYY-MM-DD. */
import { now } from "./clock";
import { env } from "./env";
import { dayInZone } from "./wall-time";

export function today(): string {
  return dayInZone(now(), env().timeZone).toISOString().slice(0, 10);
}
