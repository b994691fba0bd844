import { createServer, type Socket } from "node:net";
import { freePort } from "#tests/support/start-database.ts";

export type ReceivedMail = { from: string; to: string[]; content: string };
export type SmtpReceiver = {
  url: string;
  mails: ReceivedMail[];
  /** A mailbox that is refused with 550. */
  refused: string | null;
  close(): Promise<void>;
};

/** Speaks enough of SMTP (RFC 5321) on loopback to take mails, and keeps them. */
export async function startSmtpReceiver(): Promise<SmtpReceiver> {
  const port = await freePort();
  const sockets = new Set<Socket>();
  const receiver: SmtpReceiver = {
    url: `smtp://127.0.0.1:${port}`,
    mails: [],
    refused: null,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    converse(socket, receiver);
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return receiver;
}

type Conversation = { mail: ReceivedMail; inContent: boolean };

function converse(socket: Socket, receiver: SmtpReceiver): void {
  const conversation: Conversation = { mail: emptyMail(), inContent: false };
  let pending = "";
  socket.on("error", () => {});
  socket.on("data", (chunk) => {
    pending += chunk.toString("utf8");
    const lines = pending.split("\r\n");
    pending = lines.pop() ?? "";
    for (const line of lines) {
      const reply = conversation.inContent
        ? takeContent(conversation, receiver, line)
        : takeCommand(conversation, receiver, line);
      if (reply) socket.write(`${reply}\r\n`);
      if (reply?.startsWith("221")) socket.end();
    }
  });
  socket.write("220 receiver.test ready\r\n");
}

function takeContent(conversation: Conversation, receiver: SmtpReceiver, line: string) {
  if (line !== ".") {
    conversation.mail.content += `${line.replace(/^\./, "")}\n`;
    return null;
  }
  receiver.mails.push(conversation.mail);
  conversation.mail = emptyMail();
  conversation.inContent = false;
  return "250 2.0.0 taken";
}

function takeCommand(conversation: Conversation, receiver: SmtpReceiver, line: string) {
  const address = /<([^>]*)>/.exec(line)?.[1] ?? "";
  switch (line.slice(0, 4).toUpperCase()) {
    case "MAIL":
      conversation.mail.from = address;
      return "250 2.1.0 ok";
    case "RCPT":
      if (address === receiver.refused) return "550 5.1.1 no such mailbox";
      conversation.mail.to.push(address);
      return "250 2.1.5 ok";
    case "DATA":
      conversation.inContent = true;
      return "354 go ahead";
    case "QUIT":
      return "221 bye";
    default:
      return "250 receiver.test";
  }
}

function emptyMail(): ReceivedMail {
  return { from: "", to: [], content: "" };
}
