import { z } from "zod";
import {
  Acknowledge,
  Acknowledged,
  Delivery,
  Heartbeat,
  JobResult,
  Poll,
  ResultTaken,
} from "#lib/agent/protocol-schemas.ts";
import { defineOperation } from "#lib/platform/http/operation.ts";

// Not part of the described API: they are between this server and agents of its own version.
const call = { method: "POST", access: "public" } as const;

export const pollCall = defineOperation({
  ...call,
  path: "/api/agent/poll",
  summary: "Wait up to 25 seconds for a job; 204 when none came",
  body: Poll,
  response: Delivery.optional(),
});

export const acknowledgeCall = defineOperation({
  ...call,
  path: "/api/agent/ack",
  summary: "Say that a job begins; 409 when it must not any more",
  body: Acknowledge,
  response: Acknowledged,
});

export const heartbeatCall = defineOperation({
  ...call,
  path: "/api/agent/heartbeat",
  summary: "Say that commands still run",
  body: Heartbeat,
  response: z.void(),
});

export const resultCall = defineOperation({
  ...call,
  path: "/api/agent/result",
  summary: "Say how a job ended; counts once",
  body: JobResult,
  response: ResultTaken,
});
