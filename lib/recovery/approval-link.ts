import { isSigned, sign } from "#lib/platform/secrets.ts";

const purpose = "approve-run";

/**
 * The path of a link by which whoever reads the notification may decide about a proposed run, until it expires. Opening it changes
 * nothing, because mail scanners open links; the page behind it asks.
 */
export function prepareApprovalLink(run: { id: string; expires_at: Date }): string {
  const text = `${run.id}.${run.expires_at.getTime()}`;
  return `/approve/${text}.${sign(text, purpose)}`;
}

/** The run of a link's token; null when the token is not ours, was changed or has expired. */
export function readApprovalToken(token: string, now: Date): { run_id: string } | null {
  const [run_id = "", expires = "", signature = ""] = token.split(".");
  if (!isSigned(`${run_id}.${expires}`, purpose, signature)) return null;
  return Number(expires) > now.getTime() ? { run_id } : null;
}
