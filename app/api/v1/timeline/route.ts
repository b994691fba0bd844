import { apiRoute } from "#lib/accounts/api-route.ts";
import { getTimeline } from "#lib/insights/get-timeline.ts";
import { getTimelineOperation } from "#lib/insights/operations.ts";

export const GET = apiRoute(getTimelineOperation, (context, { query }) =>
  getTimeline(context, query),
);
