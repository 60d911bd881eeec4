/** Which stories exist for whom, under the noun it is about; decided in access/visibility.ts. */
export { hiddenStoryIds, visibleStoryFilter } from "@/lib/access/visibility";
