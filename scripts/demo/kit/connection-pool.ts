import { connect, type Socket } from "node:net";

const patienceMilliseconds = 1000;

/** One connection to the demo's database: a line out, a line back, one question at a time. */
export class Connection {
  readonly socket: Socket;
  #read = "";

  constructor(port: number) {
    this.socket = connect(port, "127.0.0.1").setEncoding("utf8").setNoDelay();
    this.socket.on("data", (text: string) => {
      this.#read += text;
    });
    // Whoever waits for a line hears of it by the close that follows.
    this.socket.on("error", () => {});
  }

  ask(question: string): Promise<string> {
    this.socket.write(`${question}\n`);
    return this.nextLine();
  }

  nextLine(): Promise<string> {
    return new Promise((resolve, reject) => {
      const finish = (settle: () => void) => {
        clearTimeout(patience);
        this.socket.off("data", look).off("close", closed);
        settle();
      };
      const look = () => {
        const end = this.#read.indexOf("\n");
        if (end < 0) return;
        const line = this.#read.slice(0, end);
        this.#read = this.#read.slice(end + 1);
        finish(() => resolve(line));
      };
      const closed = () =>
        finish(() => reject(this.socket.errored ?? new Error("connection closed by the database")));
      const patience = setTimeout(() => {
        finish(() => reject(new Error("timeout expired")));
        this.socket.destroy();
      }, patienceMilliseconds);
      this.socket.on("data", look).on("close", closed);
      look();
    });
  }
}

/** Keeps connections for the next question. Who takes one has to give it back. */
export class ConnectionPool {
  readonly #port: number;
  #idle: Connection[] = [];

  constructor(port: number) {
    this.#port = port;
  }

  /** An idle connection or a new one. Throws what the database says when it takes no more. */
  async take(): Promise<Connection> {
    // The database may have closed some meanwhile.
    this.#idle = this.#idle.filter(({ socket }) => !socket.destroyed);
    const idle = this.#idle.pop();
    if (idle) return idle;
    const connection = new Connection(this.#port);
    const greeting = await connection.nextLine();
    if (greeting === "READY") return connection;
    connection.socket.destroy();
    throw new Error(greeting);
  }

  giveBack(connection: Connection): void {
    this.#idle.push(connection);
  }
}
