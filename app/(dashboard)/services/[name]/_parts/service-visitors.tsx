import { IssueFeedback } from "#components/issues/issue-feedback.tsx";
import { listServiceFeedback } from "#lib/issues/list-feedback.ts";
import type { Context } from "#lib/platform/context.ts";

type Props = { context: Context; service: string };

const latest = 10;

/** What the visitors of a service met, and what they wrote of it. */
export async function ServiceVisitors({ context, service }: Props) {
  const { data } = await listServiceFeedback(context, service);
  return <IssueFeedback feedback={data.slice(0, latest)} className="mb-gap" />;
}
