/** The commands on stories by name. */
import { action, type ActionTable } from "@/lib/access/action";
import { createStory, editStory } from "./commands";
import { createStoryInput, editStoryInput, memberInput } from "./input";
import { addMember, removeMember } from "./members";

export const storyActions = {
  "stories.create": action(createStoryInput, createStory),
  "stories.edit": action(editStoryInput, editStory),
  "stories.addMember": action(memberInput, addMember),
  "stories.removeMember": action(memberInput, removeMember),
} satisfies ActionTable;
