import { createServer, type Server } from "node:http";
import { expect, test } from "vitest";
import { createTarget } from "#lib/recovery/create-target.ts";
import { startTargetAction } from "#lib/recovery/start-target-action.ts";
import { CreateTarget } from "#lib/recovery/target-schemas.ts";
import { useDatabase } from "#tests/support/database.ts";
import { createWard, driveUntil } from "#tests/support/recovery.ts";
import { freePort } from "#tests/support/start-database.ts";

const database = useDatabase();

/** A supervisord over HTTP whose first `deaf` calls are cut off, or that answers every call with `status`. */
async function startRemote(deaf: number, status = 200) {
  const program = { statename: "RUNNING", start: 100, pid: 7 };
  const calls: string[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      const method = /methodName>supervisor\.([^<]+)/.exec(body)?.[1] ?? "";
      calls.push(method);
      if (calls.length <= deaf) return request.socket.destroy();
      if (method === "stopProcess") program.statename = "STOPPED";
      if (method === "startProcess") Object.assign(program, { statename: "RUNNING", pid: 8 });
      const members = Object.entries(program)
        .map(
          ([name, value]) => `<member><name>${name}</name><value>${typed(value)}</value></member>`,
        )
        .join("");
      const params = `<params><param><value><struct>${members}</struct></value></param></params>`;
      return response.writeHead(status).end(`<methodResponse>${params}</methodResponse>`);
    });
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${port}`, calls, close: () => close(server) };
}
const typed = (value: string | number) =>
  typeof value === "string" ? `<string>${value}</string>` : `<int>${value}</int>`;

function close(server: Server) {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
}

async function pressRestart(url: string) {
  const context = database.context();
  const { service } = await createWard(context, url);
  const target = `${service}-web`;
  const config = { url, program: "web", allow_private: true };
  await createTarget(
    context,
    CreateTarget.parse({ name: target, service, type: "supervisord", config }),
  );
  return startTargetAction(context, { target, action: "restart", reason: "hung" });
}

test("a program whose state could not be read at first is restarted once it can be", async () => {
  const remote = await startRemote(1);
  const { id } = await pressRestart(remote.url);
  const run = await driveUntil(
    database.context(),
    id,
    ({ attempts }) => attempts[0]?.result != null,
  );
  expect(run.attempts).toMatchObject([
    { result: "ok", before_evidence: { pid: 7 }, after_evidence: { pid: 8 } },
  ]);
  expect(remote.calls).toContain("stopProcess");
  await remote.close();
});

test("a program whose state stays unreadable is not touched and goes to people", async () => {
  const remote = await startRemote(Number.POSITIVE_INFINITY);
  const { id } = await pressRestart(remote.url);
  const context = database.context();
  const waiting = await driveUntil(context, id, ({ state }) => state === "PRECHECK");
  expect(waiting).toMatchObject({ live: true, attempts: [] });
  await database.pool.$executeRaw`
    UPDATE run_events SET at = at - interval '1 minute' WHERE run_id = ${id}::uuid`;
  const run = await driveUntil(context, id);
  expect(run).toMatchObject({ state: "ESCALATED", verdict: null, attempts: [] });
  expect(run.events.at(-1)?.detail).toContain("cannot be read, so nothing was called");
  expect(new Set(remote.calls)).toEqual(new Set(["getProcessInfo"]));
  await remote.close();
});

test("[exception 6] a program that a wrong password hides is a failed plan at once", async () => {
  const remote = await startRemote(0, 401);
  const { id } = await pressRestart(remote.url);
  expect(await driveUntil(database.context(), id)).toMatchObject({ state: "FAILED", attempts: [] });
  await remote.close();
});
