import { cut } from "#lib/grouping/cut.ts";
import {
  describeExceptions,
  describeImages,
  describeThreads,
  given,
} from "#lib/ingest/internal/sentry/describe-exceptions.ts";
import { readTemplate } from "#lib/ingest/internal/sentry/event-message.ts";
import {
  isObject,
  type Loose,
  listOf,
  objectOf,
  pairsOf,
  textOf,
} from "#lib/ingest/internal/sentry/loose.ts";
import { trimAttributes } from "#lib/ingest/internal/sentry/trim-attributes.ts";

type Pairs = ReturnType<typeof pairsOf>;

const mostBreadcrumbs = 100;
const mostTags = 100;
const longestTag = 200;
const longestRequestBody = 8 * 1024;

/** Everything of an event that no field of a record holds and that helps to understand it, within its bounds; `pairs` are its tags. */
export function describeEvent(event: Loose, pairs: Pairs, extra: Loose): Loose {
  const { tags, dropped } = describeTags(pairs);
  const described = given({
    platform: textOf(event.platform),
    transaction: textOf(event.transaction) ?? textOf(event.culprit),
    logger: textOf(event.logger),
    dist: textOf(event.dist),
    message_template: readTemplate(event),
    ...extra,
    tags,
    user: event.user ?? event["sentry.interfaces.User"],
    contexts: given(objectOf(event.contexts)),
    request: describeRequest(event.request ?? event["sentry.interfaces.Http"]),
    exceptions: describeExceptions(event).filter((exception) => Object.keys(exception).length > 0),
    threads: describeThreads(event),
    images: describeImages(event),
    sdk: describeSdk(event.sdk),
    extra: event.extra,
    modules: event.modules,
    breadcrumbs: listOf(event.breadcrumbs ?? event["sentry.interfaces.Breadcrumbs"]).slice(
      -mostBreadcrumbs,
    ),
  });
  return trimAttributes(described, dropped > 0 ? [`${dropped} tags`] : []);
}

function describeTags(pairs: Pairs): { tags: Loose; dropped: number } {
  const tags = pairs
    .slice(0, mostTags)
    .map(([name, text]) => [cut(name, longestTag), cut(text, longestTag)]);
  return { tags: Object.fromEntries(tags), dropped: Math.max(0, pairs.length - mostTags) };
}

function describeRequest(sent: unknown): Loose {
  const { method, url, query_string, headers, data, fragment } = objectOf(sent);
  const body = typeof data === "string" ? data : data == null ? null : JSON.stringify(data);
  return given({
    method,
    url,
    query_string,
    fragment,
    headers: Object.fromEntries(pairsOf(headers)),
    body: body !== null && body.length <= longestRequestBody ? data : undefined,
  });
}

function describeSdk(sent: unknown): unknown {
  if (!isObject(sent)) return textOf(sent);
  return given({ name: sent.name, version: sent.version });
}
