import { invitationDays, invitationLink } from "#lib/accounts/invitation.ts";
import { createInvitation } from "#lib/accounts/manage-invitations.ts";
import type { CreatedInvitation, CreateInvitation } from "#lib/accounts/schemas.ts";
import { escapeHtml } from "#lib/format/escape-html.ts";
import { sendEmail } from "#lib/notifications/send-email.ts";
import type { Context } from "#lib/platform/context.ts";
import { environment } from "#lib/platform/env.ts";

/**
 * Invites a person by e-mail where that is set up. Where it is not, or the mail server refuses, the link is in the
 * answer, for the administrator to hand over; it is shown this once.
 */
export async function invitePerson(
  context: Context,
  input: CreateInvitation,
): Promise<CreatedInvitation> {
  const { invitation, token } = await createInvitation(context, input);
  const link = invitationLink(token);
  if (!environment().SMTP_URL) return { ...invitation, mailed: false, link, fault: null };
  const fault = await mail(invitation, link, context.actor.name);
  if (fault === null) return { ...invitation, mailed: true, link: null, fault };
  context.log.warn({ invitation: invitation.id, fault }, "an invitation could not be mailed");
  return { ...invitation, mailed: false, link, fault };
}

/** Null when the mail server took it, else what it said. */
async function mail(
  { id, email, role }: { id: string; email: string; role: string },
  link: string,
  by: string,
): Promise<string | null> {
  const { host } = new URL(environment().BASE_URL);
  const lines = [
    `${by} invites you to Paramedic at ${host}, as ${role}.`,
    `Open this link within ${invitationDays} days and choose a password. It works once.`,
    link,
    "If you do not expect this, do nothing.",
  ];
  const paragraphs = lines.map((line) => `<p>${escapeHtml(line)}</p>`);
  try {
    const answer = await sendEmail({
      to: [email],
      id: `invitation-${id}`,
      thread: null,
      email: {
        subject: `${by} invites you to Paramedic`.replace(/[\r\n]+/g, " ").slice(0, 200),
        text: `${lines.join("\n\n")}\n`,
        html: `<!doctype html><html lang="en"><body>${paragraphs.join("")}</body></html>`,
      },
    });
    return answer.outcome === "delivered" ? null : answer.detail;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
