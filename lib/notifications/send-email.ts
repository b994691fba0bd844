import { createTransport } from "nodemailer";
import type { SendOutcome } from "#lib/notifications/judge-answer.ts";
import { sendTimeoutMilliseconds } from "#lib/notifications/post-message.ts";
import type { Email } from "#lib/notifications/prepare-email.ts";
import { environment } from "#lib/platform/env.ts";

type Mail = {
  to: string[];
  email: Email;
  /** The same on every try, so that a mail box can tell a repetition. */
  id: string;
  /** By which mail boxes join the mails of one incident. */
  thread: string | null;
  signal?: AbortSignal | undefined;
};

/** Hands a mail to the server of SMTP_URL; throws when that refuses it or does not answer. */
export async function sendEmail({ to, email, id, thread, signal }: Mail): Promise<SendOutcome> {
  const { SMTP_URL, SMTP_FROM, BASE_URL } = environment();
  if (!SMTP_URL) {
    const detail =
      'E-mail is not set up: SMTP_URL is missing. Example: SMTP_URL="smtp://user:password@mail.example.com:587"';
    return { outcome: "failed", detail, retry_after_seconds: null };
  }
  const host = new URL(BASE_URL).hostname;
  const transport = openTransport(SMTP_URL);
  try {
    const answer = await withDeadline(
      transport.sendMail({
        from: SMTP_FROM ?? `Paramedic <paramedic@${host}>`,
        to,
        messageId: `<${id}@${host}>`,
        ...(thread ? { references: `<${thread.replace(/[^\w.-]+/g, ".")}@${host}>` } : {}),
        ...email,
      }),
      signal,
    );
    const refused = answer.rejected.map(String);
    const detail = `The mail server answered: ${answer.response}`;
    return {
      outcome: "delivered",
      detail: refused.length > 0 ? `${detail} It refused ${refused.join(", ")}.` : detail,
      retry_after_seconds: null,
    };
  } finally {
    transport.close();
  }
}

function openTransport(url: string) {
  return createTransport({
    url,
    connectionTimeout: sendTimeoutMilliseconds,
    greetingTimeout: sendTimeoutMilliseconds,
    socketTimeout: sendTimeoutMilliseconds,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** The library's own limits count each phase alone; this one counts the whole conversation. */
async function withDeadline<T>(work: Promise<T>, signal?: AbortSignal): Promise<T> {
  const deadline = AbortSignal.timeout(sendTimeoutMilliseconds);
  const stop = signal ? AbortSignal.any([deadline, signal]) : deadline;
  const stopped = Promise.withResolvers<never>();
  const reject = () => stopped.reject(stop.reason);
  stop.addEventListener("abort", reject, { once: true });
  if (stop.aborted) reject();
  try {
    return await Promise.race([work, stopped.promise]);
  } finally {
    stop.removeEventListener("abort", reject);
    // Whichever lost the race must not become an unhandled rejection.
    stopped.promise.catch(() => {});
    work.catch(() => {});
  }
}
