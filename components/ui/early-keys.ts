/**
 * Keys pressed while the page's script is still on its way: what runs in the document itself, and
 * what the script does with it once it is here.
 */
import { pressLater, type Held } from "./held-keys";

type Early = { keys: Held[]; stop: () => void };

/**
 * Stands in the document, so it is short and old-fashioned. Characters go into a field as they are
 * typed; what would act (Enter in a form that a script sends, keys outside of fields) waits, and
 * then everything does, so that it stays in its order.
 */
export const EARLY_KEYS = `(function () {
  var keys = [];
  function hold(e) {
    if (e.isComposing || e.keyCode === 229 || e.altKey || e.ctrlKey || e.metaKey) return;
    var t = e.target, isField = t.matches && t.matches("input, textarea, select");
    var isAct = e.key === "Enter" && t.form && !t.form.hasAttribute("action");
    if (isField ? !isAct && keys.length === 0 : e.key !== "Enter" && e.key.length !== 1) return;
    if (e.key.length !== 1 && ["Enter", "Tab", "Backspace"].indexOf(e.key) < 0) return;
    if (!isField && t.closest && t.closest("a, button, summary")) return;
    if (keys.length === 0 && e.key === " ") return;
    e.preventDefault();
    keys.push({ key: e.key, code: e.code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: e.shiftKey });
  }
  addEventListener("keydown", hold, true);
  window.sourcelineEarly = { keys: keys, stop: function () { removeEventListener("keydown", hold, true); } };
})();`;

/** From here on the page listens itself; what waited is pressed as soon as it is drawn. */
export function takeEarlyKeys(): void {
  const shared = window as { sourcelineEarly?: Early };
  const early = shared.sourcelineEarly;
  if (!early) return;
  delete shared.sourcelineEarly;
  early.stop();
  tellTyped();
  pressLater(early.keys);
}

/** Characters that a field got before its script listened are told to it as if typed now. */
function tellTyped(): void {
  for (const field of document.querySelectorAll("input, textarea")) {
    const isText = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
    if (!isText || field.matches("[type=checkbox], [type=radio], [type=file], [type=hidden]"))
      continue;
    const { value, defaultValue } = field;
    if (value === defaultValue) continue;
    const own = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field) as object, "value");
    // React compares with what it wrote itself; put there by the browser's own door it is new.
    field.value = defaultValue;
    own?.set?.call(field, value);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
