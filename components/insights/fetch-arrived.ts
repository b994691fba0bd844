import { z } from "zod";
import { Record as ErrorRecord } from "#lib/issues/schemas.ts";

const Page = z.object({ data: z.array(ErrorRecord) });

/** The newest record received after a moment (RFC 3339); null also when nobody answers, for the next look may. */
export async function fetchArrived(since: string): Promise<ErrorRecord | null> {
  try {
    const response = await fetch("/api/v1/records?limit=20", {
      headers: { accept: "application/json" },
    });
    if (!response.ok) return null;
    const { data } = Page.parse(await response.json());
    return data.find(({ received_at }) => received_at > since) ?? null;
  } catch {
    return null;
  }
}
