import { expect, it } from "vitest";
import { deviceWords } from "./device";

const WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)";
const CHROME = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36";

it.each([
  [`${WINDOWS} Gecko/20100101 Firefox/132.0`, "Firefox on Windows"],
  [`${WINDOWS} ${CHROME}`, "Chrome on Windows"],
  [`${WINDOWS} ${CHROME} Edg/130.0.0.0`, "Edge on Windows"],
  [`Mozilla/5.0 (X11; Linux x86_64) ${CHROME} OPR/115.0.0.0`, "Opera on Linux"],
  [`Mozilla/5.0 (Linux; Android 14) ${CHROME}`, "Chrome on Android"],
  [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.0 Safari/605.1.15",
    "Safari on macOS",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) CriOS/130.0 Safari/604.1",
    "Chrome on iPhone",
  ],
  ["curl/8.5.0", "curl"],
  ["node", "An unknown program"],
  ["Windows thing", "A browser on Windows"],
  ["<script>alert(1)</script>", "An unknown program"],
  ["", "An unnamed program"],
  [null, "An unnamed program"],
])("%s is %s", (given, words) => {
  expect(deviceWords(given)).toBe(words);
});
