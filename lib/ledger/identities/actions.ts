/** The commands on confidential sources as the command endpoint serves them, one line each. */
import { action, eachTime, holdingIdentity, type ActionTable } from "@/lib/access/action";
import {
  attestIdentity,
  createConfidential,
  describeConfidential,
  eraseIdentity,
  keepIdentity,
  lookAtIdentity,
} from "./commands";
import { handIdentityOver, nameReader, removeReader } from "./entrust";
import {
  attestInput,
  createConfidentialInput,
  describeInput,
  eraseIdentityInput,
  identityOfInput,
  identityPersonInput,
  keepIdentityInput,
} from "./input";

export const identityActions = {
  "identities.create": holdingIdentity(
    action("identity.keep", createConfidentialInput, createConfidential),
  ),
  "identities.keep": holdingIdentity(action("identity.keep", keepIdentityInput, keepIdentity)),
  "identities.erase": action("identity.keep", eraseIdentityInput, eraseIdentity),
  /** What it answers is kept nowhere, so that it is asked again, and logged again. */
  "identities.look": eachTime(action("identity.look", identityOfInput, lookAtIdentity)),
  "identities.describe": action("source.edit", describeInput, describeConfidential),
  "identities.nameReader": action("identity.keep", identityPersonInput, nameReader),
  "identities.removeReader": action("identity.keep", identityPersonInput, removeReader),
  "identities.handOver": action("identity.keep", identityPersonInput, handIdentityOver),
  "identities.attest": action("identity.keep", attestInput, attestIdentity),
} satisfies ActionTable;
