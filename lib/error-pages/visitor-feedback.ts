import { z } from "zod";
import { PageKind } from "#lib/error-pages/schemas.ts";
import { readReference } from "#lib/issues/reference.ts";

const longestMessage = 2000;
const longestName = 200;
const longestEmail = 254;

/** What a visitor wrote, and the page that they saw. */
export type VisitorFeedback = {
  service: string;
  message: string;
  name: string | null;
  email: string | null;
  reference: string | null;
  /** Null where it was written in a dialog of the service's own page. */
  kind: PageKind | null;
  language: string;
};

/** The fields as they were typed. `website` is hidden from people: whoever fills it in is a program. */
export type FeedbackForm = { message: string; name: string; email: string; website: string };

const Message = z.string().trim().min(1).max(longestMessage);

/** The form's fields; what is not there is empty. The dialog of Sentry's SDKs calls the message `comments`. */
export function readFeedbackForm(body: string): FeedbackForm {
  const fields = new URLSearchParams(body);
  const field = (name: string) => tidyText(fields.get(name) ?? "");
  return {
    message: field("message") || field("comments"),
    name: field("name"),
    email: field("email"),
    website: field("website"),
  };
}

/** What is kept of the fields; null where there is no message, or one that is too long. */
export function readVisitorFeedback(
  form: FeedbackForm,
  page: Pick<VisitorFeedback, "service" | "reference" | "kind" | "language">,
): VisitorFeedback | null {
  const message = Message.safeParse(form.message);
  if (!message.success) return null;
  const name = form.name.trim().slice(0, longestName) || null;
  const email = form.email.trim().slice(0, longestEmail) || null;
  return { ...page, message: message.data, name, email };
}

/** The page that a form's address names. */
export function readFeedbackPage(query: URLSearchParams): {
  reference: string | null;
  kind: PageKind;
} {
  return {
    reference: readReference(query.get("ref") ?? ""),
    kind: PageKind.safeParse(query.get("kind")).data ?? "500",
  };
}

/** Control characters, also of the direction, have no place in what people write, and the database takes no NUL. */
export function tidyText(text: string): string {
  return text
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu, "")
    .toWellFormed();
}
