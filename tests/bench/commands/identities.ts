/** Commands on confidential sources; the names are invented. */
import type { Newsroom } from "../newsroom";
import type { Makers } from "./given";

let made = 0;
const HIDDEN = { name: "Perpetua Lindqvistova", otherNames: "", contact: "", note: "" };

/** A confidential source that the editor keeps, with who it is. */
async function confidential(newsroom: Newsroom): Promise<number> {
  made += 1;
  const input = { handle: `Source Q-${made}`, kind: "person", identity: HIDDEN } as const;
  return (await newsroom.give("editor", "identities.create", input)).id;
}

const ofReviewer = async (newsroom: Newsroom) => ({
  sourceId: await confidential(newsroom),
  userId: newsroom.personOf("reviewer").id,
});

type IdentityCommand = Extract<keyof Makers, `identities.${string}`>;

export const identityCommands: Pick<Makers, IdentityCommand> = {
  "identities.create": () => {
    made += 1;
    const said = { agreedDescription: "a port official", attest: true };
    const input = {
      handle: `Source Q-${made}`,
      kind: "person" as const,
      identity: HIDDEN,
      ...said,
    };
    return { by: "editor", input };
  },
  "identities.keep": async (newsroom) => {
    const input = { sourceId: await confidential(newsroom), revision: 0, identity: HIDDEN };
    return { by: "editor", input };
  },
  "identities.erase": async (newsroom) => {
    return { by: "editor", input: { sourceId: await confidential(newsroom), revision: 0 } };
  },
  "identities.look": async (newsroom) => {
    return { by: "editor", input: { sourceId: await confidential(newsroom) } };
  },
  "identities.describe": async (newsroom) => {
    const sourceId = await confidential(newsroom);
    const input = { sourceId, revision: 0, agreedDescription: "somebody in the harbour office" };
    return { by: "editor", input };
  },
  "identities.nameReader": async (newsroom) => {
    return { by: "editor", input: await ofReviewer(newsroom) };
  },
  "identities.removeReader": async (newsroom) => {
    const input = await ofReviewer(newsroom);
    await newsroom.give("editor", "identities.nameReader", input);
    return { by: "editor", input };
  },
  "identities.handOver": async (newsroom) => {
    return { by: "editor", input: await ofReviewer(newsroom) };
  },
  "identities.attest": async (newsroom) => {
    return { by: "editor", input: { sourceId: await confidential(newsroom), known: true } };
  },
};
