import { expect, test } from "vitest";
import { Message } from "#lib/notifications/notice-schemas.ts";
import { prepareEmail } from "#lib/notifications/prepare-email.ts";

const notice = Message.parse({
  kind: "run.escalated",
  service: "user-service",
  environment: "production",
  incident_id: null,
  run_id: "7d9c1b42-64a5-4d1c-9a51-0c4e8f0c0d11",
  title: "user-service needs a human:\r\nBcc: everyone@example.com",
  summary: 'The restart did not help: <img src=x onerror="alert(1)"> & more',
  facts: [{ label: "Last <step>", value: "restart user-service-web" }],
  path: "/recovery/runs/7d9c1b42-64a5-4d1c-9a51-0c4e8f0c0d11",
});

test("a mail says in plain text what happened, where, and where the whole story is", () => {
  const { text } = prepareEmail({ ...notice, title: "It needs a human" }, "https://errors.example");
  expect(text).toBe(
    [
      "It needs a human",
      "",
      notice.summary,
      "",
      "Service: user-service · production",
      "Last <step>: restart user-service-web",
      "",
      "https://errors.example/recovery/runs/7d9c1b42-64a5-4d1c-9a51-0c4e8f0c0d11",
      "",
    ].join("\n"),
  );
});

test("a title with line breaks stays one subject line", () => {
  expect(prepareEmail(notice, "https://errors.example").subject).toBe(
    "user-service needs a human: Bcc: everyone@example.com",
  );
});

test("nothing of a notice is read as HTML", () => {
  const { html } = prepareEmail(notice, "https://errors.example");
  expect(html).not.toContain("<img");
  expect(html).toContain("&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; more");
  expect(html).toContain("Last &lt;step&gt;");
});
