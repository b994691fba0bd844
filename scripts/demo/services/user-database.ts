import { createServer } from "node:net";
import { endWithParent } from "../kit/end-with-parent.ts";
import { variable } from "../kit/variable.ts";

// The database of user-service: a line in, a line out, and like any real one it takes only so many clients.
const mostClients = 20;
const rows: Record<string, string> = {
  1: "Ada, keeps the engines",
  2: "Grace, finds the moths",
  3: "Katherine, checks the numbers",
  4: "Margaret, writes the priorities",
  5: "Hedy, hops the channels",
};
let clients = 0;

endWithParent();
createServer((socket) => {
  socket.setEncoding("utf8").on("error", () => {});
  if (clients >= mostClients) {
    socket.end("FATAL: sorry, too many clients already\n");
    return;
  }
  clients += 1;
  socket.once("close", () => {
    clients -= 1;
  });
  let read = "";
  socket.on("data", (text: string) => {
    const lines = (read + text).split("\n");
    read = lines.pop() ?? "";
    for (const line of lines) socket.write(`${rows[line.replace("GET ", "")] ?? "NONE"}\n`);
  });
  socket.write("READY\n");
}).listen(Number(variable("PORT")), "127.0.0.1");
