/**
 * A small mail server for tests, on this machine alone: it takes mails, and can be told to refuse
 * them, to put them off, to fall silent, and to be gone.
 */
import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";
import type { AddressInfo } from "node:net";

export type TakenMail = { from: string; to: string[]; raw: string };

export type MailMood =
  | "takes"
  /** 550 to every recipient. */
  | "refuses"
  /** 451, try again. */
  | "puts off"
  /** Takes connections, and never says a word. */
  | "hangs"
  /** Takes the mail, and breaks the connection off before saying so. */
  | "breaks off";

export class MailServer {
  mood: MailMood = "takes";
  readonly taken: TakenMail[] = [];
  connections = 0;
  #server: Server | null = null;
  #port = 0;
  readonly #sockets = new Set<Socket>();

  static async start(): Promise<MailServer> {
    const server = new MailServer();
    await server.listen();
    return server;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.#port}`;
  }

  /** Again on the port that it had. */
  async listen(): Promise<void> {
    this.#server = createServer((socket) => this.#talk(socket)).listen(this.#port, "127.0.0.1");
    await once(this.#server, "listening");
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    const server = this.#server;
    if (server) await new Promise((resolve) => server.close(resolve));
    this.#server = null;
  }

  /** Of what was sent to somebody, as text: soft line ends of quoted-printable put together. */
  textsTo(address: string): string[] {
    return this.taken
      .filter(({ to }) => to.includes(address))
      .map(({ raw }) => raw.replaceAll("=\r\n", "").replaceAll("=3D", "="));
  }

  #talk(socket: Socket): void {
    this.connections += 1;
    this.#sockets.add(socket);
    socket.on("close", () => this.#sockets.delete(socket)).on("error", () => socket.destroy());
    if (this.mood === "hangs") return;
    const say = (line: string) => socket.write(`${line}\r\n`);
    let mail: TakenMail = { from: "", to: [], raw: "" };
    let isData = false;
    let rest = "";
    say("220 mail.test");
    socket.setEncoding("latin1").on("data", (part: string) => {
      rest += part;
      for (;;) {
        const end = rest.indexOf(isData ? "\r\n.\r\n" : "\r\n");
        if (end < 0) return;
        const said = rest.slice(0, end);
        rest = rest.slice(end + (isData ? 5 : 2));
        if (isData) {
          isData = false;
          this.taken.push({ ...mail, raw: said });
          mail = { from: "", to: [], raw: "" };
          if (this.mood === "breaks off") socket.destroy();
          else say("250 taken");
        } else isData = this.#answer(said, mail, say);
      }
    });
  }

  /** @returns whether the mail itself comes next. */
  #answer(said: string, mail: TakenMail, say: (line: string) => void): boolean {
    const [verb = ""] = said.toUpperCase().split(/[ :]/);
    const address = /<([^>]*)>/.exec(said)?.[1] ?? "";
    if (verb === "MAIL") mail.from = address;
    if (verb === "RCPT" && this.mood === "refuses") say(`550 <${address}> is nobody here`);
    else if (verb === "RCPT" && this.mood === "puts off") say(`451 <${address}> come back later`);
    else if (verb === "DATA") say("354 go on");
    else if (verb === "QUIT") say("221 bye");
    else say("250 mail.test");
    if (verb === "RCPT") mail.to.push(address);
    return verb === "DATA";
  }
}
