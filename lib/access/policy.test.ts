import { describe, expect, it } from "vitest";
import { authorize, can, POLICY, ROLES, type Action, type Role } from "./policy";

/** Written out in full on purpose: a change to the table must be made twice, knowingly. */
const EXPECTED: Record<Action, string> = {
  "story.read": "admin editor reviewer viewer",
  "story.create": "admin editor",
  "story.edit": "admin editor",
  "story.share": "admin editor",
  "draft.read": "admin editor reviewer viewer",
  "draft.add": "admin editor",
  "source.read": "admin editor reviewer viewer",
  "source.create": "admin editor reviewer",
  "source.edit": "admin editor reviewer",
  "source.merge": "admin editor reviewer",
  "source.share": "admin editor",
  "source.retract": "admin editor reviewer",
  "identity.keep": "admin editor reviewer",
  "identity.look": "admin editor reviewer",
  "claim.read": "admin editor reviewer viewer",
  "claim.log": "admin editor",
  "claim.edit": "admin editor",
  "claim.assign": "admin editor reviewer",
  "claim.withdraw": "admin editor",
  "claim.split": "admin editor",
  "claim.merge": "admin editor",
  "claim.handOver": "admin editor",
  "claim.reconfirm": "admin editor reviewer",
  "citation.edit": "admin editor reviewer",
  "verdict.give": "admin reviewer",
  "question.raise": "admin editor reviewer",
  "question.sendBack": "admin reviewer",
  "question.reply": "admin editor reviewer",
  "question.answer": "admin editor reviewer",
  "question.close": "admin editor reviewer",
  "question.dismiss": "admin editor reviewer",
  "reply.read": "admin editor reviewer viewer",
  "reply.request": "admin editor",
  "reply.record": "admin editor reviewer",
  "correction.read": "admin editor reviewer viewer",
  "correction.report": "admin editor reviewer",
  "correction.make": "admin editor",
  "lint.waive": "admin editor reviewer",
  "clearance.read": "admin editor reviewer viewer",
  "clearance.give": "admin editor",
  "clearance.override": "admin editor",
  "clearance.overrideStrictly": "admin",
  "clearance.sign": "admin editor reviewer",
  "clearance.approveUnnamed": "admin editor",
  "clearance.signLegal": "admin reviewer",
  "clearance.managePolicies": "admin",
  "call.make": "admin editor reviewer",
  "contact.see": "admin editor reviewer",
  "contact.keep": "admin editor reviewer",
  "claims.export": "admin editor reviewer viewer",
  "claims.exportNames": "admin editor",
  "view.save": "admin editor reviewer viewer",
  "view.share": "admin editor reviewer",
  "act.undo": "admin editor reviewer viewer",
  "history.read": "admin editor reviewer viewer",
  "account.keep": "admin editor reviewer viewer",
  "notification.read": "admin editor reviewer viewer",
  "log.read": "admin",
  "people.read": "admin",
  "people.manage": "admin",
  "orphan.open": "admin",
  "retention.read": "admin",
  "retention.set": "admin",
  "hold.place": "admin",
  "erasure.order": "admin",
};

const cases = (Object.keys(POLICY) as Action[]).flatMap((action) =>
  ROLES.map((role): [Role, Action, boolean] => [
    role,
    action,
    EXPECTED[action].split(" ").includes(role),
  ]),
);

describe("policy", () => {
  it.each(cases)("%s, %s: %s", (role, action, allowed) => {
    expect(can({ role }, action)).toBe(allowed);
    if (allowed) expect(() => authorize({ role }, action)).not.toThrow();
    else expect(() => authorize({ role }, action)).toThrow(/your role is/);
  });
});
