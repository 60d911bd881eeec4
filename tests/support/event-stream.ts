/** Reads server-sent events one by one, as a browser would take them. */

export type SentEvent = { id: string | null; event: string; data: unknown };

/** Events without data (signs of life) are passed over; `id` is the last that was given. */
export class EventReader {
  private readonly reader: ReadableStreamDefaultReader<Uint8Array>;
  private text = "";
  private readonly decoder = new TextDecoder();
  id: string | null = null;

  constructor(stream: ReadableStream<Uint8Array>) {
    this.reader = stream.getReader();
  }

  /** Null once the stream was closed. */
  async next(): Promise<SentEvent | null> {
    for (;;) {
      const at = this.text.indexOf("\n\n");
      if (at >= 0) {
        const block = this.text.slice(0, at);
        this.text = this.text.slice(at + 2);
        const sent = this.read(block);
        if (sent) return sent;
        continue;
      }
      const { done, value } = await this.reader.read();
      if (done) return null;
      this.text += this.decoder.decode(value, { stream: true });
    }
  }

  private read(block: string): SentEvent | null {
    const fields = new Map(
      block
        .split("\n")
        .filter((line) => !line.startsWith(":"))
        .map((line): [string, string] => {
          const at = line.indexOf(": ");
          return [line.slice(0, at), line.slice(at + 2)];
        }),
    );
    this.id = fields.get("id") ?? this.id;
    const data = fields.get("data");
    if (data === undefined) return null;
    return { id: this.id, event: fields.get("event") ?? "message", data: JSON.parse(data) };
  }

  async close(): Promise<void> {
    await this.reader.cancel();
  }
}
