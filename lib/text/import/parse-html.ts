/**
 * HTML source to a tree, whatever the source is like: parse5 reads as browsers do, and is stopped
 * where the tree grows deeper or larger than that of any story.
 *
 * The depth is what keeps the walks over the tree (they recurse) within the stack. The number of
 * elements is what keeps time and memory linear in the source: a few bytes such as `<p>` can
 * otherwise make the parser open again every `<b>` that was left open before.
 */
import type { Root } from "hast";
import { fromParse5 } from "hast-util-from-parse5";
import { defaultTreeAdapter, parse, parseFragment, type DefaultTreeAdapterTypes } from "parse5";
import { invalid } from "@/lib/platform/errors";

const MAX_DEPTH = 256;
const MAX_ELEMENTS = 100_000;

type Parse = (source: string, part: "document" | "fragment") => Root;

/**
 * @returns a parser whose calls share one allowance of elements, for sources that are made of
 *   many small pieces.
 * @throws SourcelineError INVALID (the parser) where the source exceeds it.
 */
export function createHtmlParser(): Parse {
  let elements = 0;
  return (source, part) => {
    let depth = 0;
    const treeAdapter: typeof defaultTreeAdapter = {
      ...defaultTreeAdapter,
      createElement(...args) {
        elements += 1;
        if (elements > MAX_ELEMENTS) throw tooComplex("holds too many elements");
        return defaultTreeAdapter.createElement(...args);
      },
      onItemPush() {
        depth += 1;
        if (depth > MAX_DEPTH) throw tooComplex("is nested too deeply");
      },
      onItemPop() {
        depth -= 1;
      },
    };
    const options = { treeAdapter, scriptingEnabled: false };
    const tree = part === "document" ? parse(source, options) : parseFragment(source, options);
    return asRoot(tree);
  };
}

function asRoot(
  tree: DefaultTreeAdapterTypes.Document | DefaultTreeAdapterTypes.DocumentFragment,
): Root {
  const root = fromParse5(tree);
  // Its type allows for any node, because it follows that of the tree.
  return root.type === "root" ? root : { type: "root", children: [] };
}

function tooComplex(what: string) {
  return invalid(`The page ${what} to be a story. Copy its text and paste it instead.`);
}
