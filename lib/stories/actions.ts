/** The commands on stories by name. */
import { action, type ActionTable } from "@/lib/access/action";
import { createStory, editStory } from "./commands";
import { createStoryInput, editStoryInput, memberInput } from "./input";
import { addMember, removeMember } from "./members";

export const storyActions = {
  "stories.create": action("story.create", createStoryInput, createStory),
  "stories.edit": action("story.edit", editStoryInput, editStory),
  "stories.addMember": action("story.share", memberInput, addMember),
  "stories.removeMember": action("story.share", memberInput, removeMember),
} satisfies ActionTable;
