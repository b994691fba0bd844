import { z } from "zod";

const onThisHost =
  "A file, socket or process of the worker's host: only an administrator may set it.";
const absolutePath = z
  .string()
  .max(400)
  .regex(/^\/[^\p{Cc}]*[^\p{Cc}/]$/u, "Give an absolute path.");
const socketPath = z
  .string()
  .regex(/^\/[^\p{Cc}]{1,106}$/u, "Give the absolute path of the unix socket.");

export const NginxTargetConfig = z
  .strictObject({
    config_file: absolutePath.describe("Checked with `nginx -t -c` before each reload."),
    pid_file: absolutePath.describe("Where nginx writes the pid of its master process."),
    binary: absolutePath
      .regex(/\/(nginx|openresty)$/, "Give the absolute path of nginx.")
      .optional()
      .describe("`/usr/sbin/nginx` unless given."),
  })
  .describe(onThisHost);
export type NginxTargetConfig = z.infer<typeof NginxTargetConfig>;

export const HaproxyTargetConfig = z
  .strictObject({
    config_file: absolutePath.describe("Checked with `haproxy -c -f` before each reload."),
    socket: socketPath.describe("The master's socket, as `haproxy -W -S` has it."),
    stats_socket: socketPath
      .optional()
      .describe(
        "Asked for signs of life; the master passes the question on where it is not given.",
      ),
    binary: absolutePath
      .regex(/\/haproxy$/, "Give the absolute path of haproxy.")
      .optional()
      .describe("`/usr/sbin/haproxy` unless given."),
  })
  .describe(onThisHost);
export type HaproxyTargetConfig = z.infer<typeof HaproxyTargetConfig>;

export const SystemdTargetConfig = z
  .strictObject({
    unit: z
      .string()
      .max(255)
      .regex(/^[A-Za-z0-9:_.@-]+\.service$/, "Give the whole name of a service: web.service."),
    bus: z
      .string()
      .max(400)
      .regex(/^unix:path=\/[^\p{Cc},;]+$/u, "Give unix:path= and an absolute path.")
      .optional()
      .describe("Another bus than the system's, such as that of a user."),
  })
  .describe(onThisHost);
export type SystemdTargetConfig = z.infer<typeof SystemdTargetConfig>;
