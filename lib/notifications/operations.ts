import { z } from "zod";
import { Channel, ChannelTest, CreateChannel, Delivery } from "#lib/notifications/schemas.ts";
import { listLimit, listOf } from "#lib/platform/http/list.ts";
import { defineOperation } from "#lib/platform/http/operation.ts";

export const listChannelsOperation = defineOperation({
  method: "GET",
  path: "/api/v1/channels",
  summary: "The channels, without their secrets, with how their last delivery went",
  access: "admin",
  response: listOf(Channel),
});

export const createChannelOperation = defineOperation({
  method: "POST",
  path: "/api/v1/channels",
  summary: "Create a channel that notifications go to",
  access: "admin",
  status: 201,
  body: CreateChannel,
  response: Channel,
});

export const deleteChannelOperation = defineOperation({
  method: "DELETE",
  path: "/api/v1/channels/{id}",
  summary: "Delete a channel, named by its id or its name, and what waits in it",
  access: "admin",
  status: 204,
  response: z.void(),
});

export const deleteChannelByQueryOperation = defineOperation({
  method: "DELETE",
  path: "/api/v1/channels",
  summary: "Delete the channel that `?id=` names by its id or its name",
  access: "admin",
  status: 204,
  query: z.object({ id: z.string().min(1) }),
  response: z.void(),
});

export const testChannelOperation = defineOperation({
  method: "POST",
  path: "/api/v1/channels/{id}/test",
  summary: "Send a test notification through a channel now",
  access: "admin",
  response: ChannelTest,
});

export const listDeliveriesOperation = defineOperation({
  method: "GET",
  path: "/api/v1/channels/{id}/deliveries",
  summary: "The last messages of a channel, newest first, and when they are tried next",
  access: "admin",
  query: z.object({ limit: listLimit }),
  response: listOf(Delivery),
});

export const retryDeliveryOperation = defineOperation({
  method: "POST",
  path: "/api/v1/channels/{id}/deliveries/{delivery}/retry",
  summary: "Send a message that waits or was given up again, now",
  access: "admin",
  status: 204,
  response: z.void(),
});
