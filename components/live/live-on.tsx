import { now } from "@/lib/platform/clock";
import { LiveRefresh, type LiveAbout } from "./live-refresh";

/** Put into what the server draws: it is drawn anew where others change what it shows. */
export function LiveOn(about: LiveAbout) {
  return <LiveRefresh {...about} drawn={now().toISOString()} />;
}
