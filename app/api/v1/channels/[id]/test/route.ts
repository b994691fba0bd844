import { apiRoute } from "#lib/accounts/api-route.ts";
import { testChannelOperation } from "#lib/notifications/operations.ts";
import { testChannel } from "#lib/notifications/test-channel.ts";

export const POST = apiRoute(testChannelOperation, (context, { params }) =>
  testChannel(context, String(params.id)),
);
