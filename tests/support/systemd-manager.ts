import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findProgram, sayMissing, startProgram } from "#tests/support/find-program.ts";

const template = new URL("../fixtures/systemd-manager.py", import.meta.url).pathname;
const mock = "/usr/lib/python3/dist-packages/dbusmock";
const programs = { busctl: "systemd", "dbus-daemon": "dbus-daemon" };

/** systemd itself cannot be had where it is not the first process; its D-Bus interface can. */
export const systemdMissing =
  sayMissing(programs) ??
  (existsSync(mock) ? null : sayMissing({ "python3-dbusmock": "python3-dbusmock" }));

/** A D-Bus of the test's own with a systemd's manager and units on it. */
export async function startSystemd() {
  const folder = await mkdtemp(join(tmpdir(), "paramedic-systemd-"));
  const bus = `unix:path=${join(folder, "bus")}`;
  const config = join(folder, "bus.conf");
  await writeFile(config, toBusConfig(bus));
  const daemon = await startProgram(
    findProgram("dbus-daemon") ?? "",
    [`--config-file=${config}`, "--nofork"],
    () => existsSync(join(folder, "bus")),
  );
  const { execFile } = await import("node:child_process");
  const isThere = () =>
    new Promise<boolean>((resolve) => {
      const name = "org.freedesktop.systemd1";
      const args = [`--address=${bus}`, "status", name];
      execFile(findProgram("busctl") ?? "", args, (error) => resolve(error === null));
    });
  const manager = await startProgram(
    "/usr/bin/python3",
    ["-m", "dbusmock", "--template", template],
    isThere,
    { DBUS_SESSION_BUS_ADDRESS: bus, PYTHONDONTWRITEBYTECODE: "1" },
  );
  return {
    bus,
    async stop() {
      await manager.stop();
      await daemon.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function toBusConfig(address: string): string {
  return [
    '<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"',
    ' "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">',
    `<busconfig><listen>${address}</listen><policy context="default">`,
    '<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>',
    "</policy></busconfig>",
  ].join("\n");
}
