/** The commands on stories by name. */
import { action, type ActionTable } from "@/lib/access/action";
import { addMember, createStory, editStory, removeMember } from "./commands";
import { createStoryInput, editStoryInput, memberInput } from "./input";

export const storyActions = {
  "stories.create": action(createStoryInput, createStory),
  "stories.edit": action(editStoryInput, editStory),
  "stories.addMember": action(memberInput, addMember),
  "stories.removeMember": action(memberInput, removeMember),
} satisfies ActionTable;
