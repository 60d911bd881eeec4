import { beforeEach, expect, it } from "vitest";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { typingKey } from "./typing-key";

beforeEach(() => {
  process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), "sourceline-typing-key-"));
});

it("is a person’s own, the same each time they sign in, and as long as the cipher wants it", () => {
  const key = typingKey({ userId: 1 });
  expect(typingKey({ userId: 1 })).toBe(key);
  expect(typingKey({ userId: 2 })).not.toBe(key);
  expect(Buffer.from(key, "base64")).toHaveLength(32);
});
