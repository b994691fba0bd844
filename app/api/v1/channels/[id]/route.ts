import { apiRoute } from "#lib/accounts/api-route.ts";
import { deleteChannel } from "#lib/notifications/delete-channel.ts";
import { deleteChannelOperation } from "#lib/notifications/operations.ts";

export const DELETE = apiRoute(deleteChannelOperation, (context, { params }) =>
  deleteChannel(context, String(params.id)),
);
