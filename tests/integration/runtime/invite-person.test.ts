import { afterAll, expect, test } from "vitest";
import { acceptInvitation } from "#lib/accounts/accept-invitation.ts";
import { invitePerson } from "#lib/runtime/invite-person.ts";
import { useDatabase } from "#tests/support/database.ts";
import { startSmtpReceiver } from "#tests/support/smtp-receiver.ts";

const smtp = await startSmtpReceiver();
process.env.SMTP_URL = smtp.url;
process.env.BASE_URL = "https://errors.example";
const database = useDatabase();
afterAll(() => smtp.close());

test("the mail has the link, and the answer does not", async () => {
  const input = { email: "noa@example.com", role: "viewer" } as const;
  const created = await invitePerson(database.context(), input);
  expect(created).toMatchObject({ mailed: true, link: null, fault: null });
  expect(smtp.mails[0]?.to).toEqual(["noa@example.com"]);
  // Mail wraps long lines with an equals sign.
  const content = smtp.mails[0]?.content.replace(/=\n/g, "") ?? "";
  const token = /https:\/\/errors\.example\/invite\/(pmi_[\w-]+)/.exec(content)?.[1] ?? "";
  const password = "violet tractor on holiday";
  expect(await acceptInvitation(database.context(), { token, password })).toEqual({
    email: "noa@example.com",
  });
});

test("where the mail server refuses, the link is handed over with what it said", async () => {
  smtp.refused = "lee@example.com";
  const input = { email: "lee@example.com", role: "viewer" } as const;
  const created = await invitePerson(database.context(), input);
  expect(created).toMatchObject({
    mailed: false,
    fault: expect.stringContaining("no such mailbox"),
  });
  expect(created.link).toMatch(/^https:\/\/errors\.example\/invite\/pmi_/);
});
