import { anyAnswer, type Sent, sendJson } from "#components/forms/send-json.ts";
import {
  type PageContent,
  PageEdition,
  PageVersion,
  PreviewAnswer,
  type PreviewPages,
} from "#lib/error-pages/content-schemas.ts";

type Service = string | null;

export function sendDraft(service: Service, content: PageContent, revision: number) {
  const body = { service, content, revision };
  return sendJson("PUT", "/api/v1/error-pages/draft", body, PageEdition);
}

export function sendDiscard(service: Service) {
  return sendJson("DELETE", `/api/v1/error-pages/draft${queryOf(service)}`, undefined, anyAnswer);
}

export function sendPublish(service: Service, revision: number, note: string) {
  const body = { service, revision, note };
  return sendJson("POST", "/api/v1/error-pages/publish", body, PageEdition);
}

export function sendRestore(service: Service, number: number, note: string) {
  const path = `/api/v1/error-pages/versions/${number}/restore` as const;
  return sendJson("POST", path, { service, note }, PageEdition);
}

export function sendPreview(request: PreviewPages): Promise<Sent<PreviewAnswer>> {
  return sendJson("POST", "/api/v1/error-pages/preview", request, PreviewAnswer);
}

/** One version with what it changed; null when it could not be read. */
export async function fetchVersion(service: Service, number: number): Promise<PageVersion | null> {
  try {
    const path = `/api/v1/error-pages/versions/${number}${queryOf(service)}`;
    const response = await fetch(path, { headers: { accept: "application/json" } });
    return response.ok ? PageVersion.parse(await response.json()) : null;
  } catch {
    return null;
  }
}

function queryOf(service: Service): string {
  return service === null ? "" : `?service=${encodeURIComponent(service)}`;
}
