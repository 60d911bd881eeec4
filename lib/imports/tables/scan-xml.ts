/**
 * Well-formed XML as it comes, piece by piece, so that a sheet of a hundred thousand rows is never
 * in memory as a whole: each tag and each text is told to whoever listens. Names are told without
 * their prefixes. Pure, linear.
 */
import { endOfMarkup, unescaped } from "@/lib/text/import/xml";

export type XmlListener = {
  /** @param tag all of it, for {@link attributeOf}. */
  open: (name: string, tag: string) => void;
  close: (name: string) => void;
  text: (text: string) => void;
};

/** Of one tag or text; what is longer was not written by a spreadsheet. */
const LONGEST = 1_000_000;

export class XmlScanner {
  private rest = "";
  private depth = 0;

  constructor(
    private readonly listener: XmlListener,
    private readonly refuse: () => Error,
  ) {}

  /** @throws what `refuse` makes where tags do not end, or entities are declared. */
  push(piece: string, isLast = false): void {
    const xml = this.rest === "" ? piece : this.rest + piece;
    let from = 0;
    for (;;) {
      const at = xml.indexOf("<", from);
      const end = at === -1 ? -1 : endOfMarkup(xml, at);
      if (end === -1) {
        // A text may go on in the next piece, as may an escape in it.
        this.rest = xml.slice(from);
        if (this.rest.length > LONGEST) throw this.refuse();
        break;
      }
      if (at > from) this.listener.text(unescaped(xml.slice(from, at)));
      this.tag(xml, at, end);
      from = end + 1;
    }
    if (isLast && (this.depth !== 0 || this.rest.trim() !== "")) throw this.refuse();
  }

  private tag(xml: string, at: number, end: number): void {
    const first = xml[at + 1];
    if (first === "?") return;
    if (first === "!") {
      if (xml.startsWith("<![CDATA[", at)) this.listener.text(xml.slice(at + 9, end - 2));
      else if (!xml.startsWith("<!--", at)) throw this.refuse();
      return;
    }
    if (first === "/") {
      this.depth -= 1;
      if (this.depth < 0) throw this.refuse();
      this.listener.close(localName(xml.slice(at + 2, end)));
      return;
    }
    const isClosed = xml[end - 1] === "/";
    const tag = xml.slice(at + 1, isClosed ? end - 1 : end);
    const name = localName(/^[^\s/]+/.exec(tag)?.[0] ?? "");
    this.listener.open(name, tag);
    if (isClosed) this.listener.close(name);
    else this.depth += 1;
  }
}

function localName(name: string): string {
  const colon = name.indexOf(":");
  return (colon === -1 ? name : name.slice(colon + 1)).trimEnd();
}

/** The value of an attribute by its name without a prefix; undefined where it has none. */
export function attributeOf(tag: string, name: string): string | undefined {
  let from = 0;
  for (;;) {
    const at = tag.indexOf(`${name}=`, from);
    if (at === -1) return undefined;
    const before = tag[at - 1];
    const quote = tag[at + name.length + 1];
    if ((before === ":" || /\s/.test(before ?? "")) && (quote === '"' || quote === "'")) {
      const start = at + name.length + 2;
      const end = tag.indexOf(quote, start);
      return end === -1 ? undefined : unescaped(tag.slice(start, end));
    }
    from = at + 1;
  }
}
