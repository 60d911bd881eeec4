/** How a command is given in the bench: by whom, and with what. */
import type { CommandInput, CommandName } from "@/components/command";
import type { Desk, Newsroom } from "../newsroom";

export type Given<Name extends CommandName = CommandName> = {
  by: Desk | "somebody";
  input: CommandInput<Name>;
};

/** One way to give each command, as heavy as it comes where it takes a list. */
export type Makers<Name extends CommandName = CommandName> = {
  [Each in Name]: (newsroom: Newsroom) => Given<Each> | Promise<Given<Each>>;
};
