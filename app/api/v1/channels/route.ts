import { apiRoute } from "#lib/accounts/api-route.ts";
import { createChannel } from "#lib/notifications/create-channel.ts";
import { deleteChannel } from "#lib/notifications/delete-channel.ts";
import { listChannels } from "#lib/notifications/list-channels.ts";
import {
  createChannelOperation,
  deleteChannelByQueryOperation,
  listChannelsOperation,
} from "#lib/notifications/operations.ts";

export const GET = apiRoute(listChannelsOperation, listChannels);
export const POST = apiRoute(createChannelOperation, (context, { body }) =>
  createChannel(context, body),
);
export const DELETE = apiRoute(deleteChannelByQueryOperation, (context, { query }) =>
  deleteChannel(context, query.id),
);
