import { Message } from "#lib/notifications/notice-schemas.ts";

const runPath = "/recovery/runs/7d9c1b42-64a5-4d1c-9a51-0c4e8f0c0d11";

/** A hand-over as a channel is given it, with what the test wants otherwise. */
export function prepareMessage(change: Partial<Message> = {}): Message {
  return Message.parse({
    kind: "run.escalated",
    service: "user-service",
    environment: "production",
    incident_id: "0f1e5a52-7a3a-4a53-8a86-58b7a3e0c5b1",
    run_id: "7d9c1b42-64a5-4d1c-9a51-0c4e8f0c0d11",
    title: "user-service: restart-web did not recover the service",
    summary: "5 errors TIMEOUT in 60 s. No step is left.",
    severity: "error",
    verdict: "not_recovered",
    attempts: [
      {
        ...{ step: 1, action: "restart", target: "user-service-web" },
        ...{ result: "failed", detail: "Connection refused" },
      },
    ],
    facts: [],
    path: runPath,
    links: [{ label: "Graph", path: "/services/user-service?from=2026-11-22T10:00:00Z" }],
    actions: [{ label: "Run again", url: "/scenarios/restart-web" }],
    thread: "incident:0f1e5a52-7a3a-4a53-8a86-58b7a3e0c5b1",
    ...change,
  });
}

const hostile =
  "<!channel> <@U123> @everyone @here <https://evil.example|click> [x](https://evil.example) **b** `c` & </at> \u202e\u0000\r\nBcc: x";

/** Messages that a format must survive: empty, full of markup, far too long, far too many. */
export const awkwardMessages: [string, Message][] = [
  ["an ordinary hand-over", prepareMessage()],
  [
    "a message with next to nothing in it",
    prepareMessage({
      ...{ title: "", summary: "", service: null, environment: null, verdict: null },
      ...{ attempts: [], links: [], actions: [], facts: [], path: "/", thread: null },
    }),
  ],
  [
    "empty labels and values",
    prepareMessage({
      facts: [
        { label: "", value: "" },
        { label: "x", value: " \n " },
      ],
      actions: [{ label: "", url: "/x" }],
    }),
  ],
  [
    "a message full of markup",
    prepareMessage({
      ...{ title: hostile, summary: hostile, service: hostile, environment: hostile },
      facts: [{ label: hostile, value: hostile }],
      attempts: [{ step: 1, action: hostile, target: hostile, result: hostile, detail: hostile }],
      links: [{ label: hostile, path: "/services/a|b(c)?x=<y>&z=1" }],
      actions: [
        { label: hostile, url: "javascript:alert(1)" },
        { label: hostile, url: "https://ok.example/a|b?x=1&y=(2)" },
      ],
      verdict: hostile,
    }),
  ],
  ["texts far too long", prepareLong("a <b> & c_ ")],
  ["texts of four bytes far too long", prepareLong("🔥")],
  ["half a surrogate pair", prepareMessage({ title: "\ud83d", summary: "x\udd25y" })],
];

function prepareLong(piece: string): Message {
  const text = piece.repeat(20_000);
  const many = <T>(item: T) => Array.from({ length: 60 }, () => item);
  return prepareMessage({
    ...{ title: text, summary: text, service: text.slice(0, 3000), environment: text },
    facts: many({ label: text, value: text }),
    attempts: many({ step: 1, action: text, target: text, result: text, detail: text }),
    links: many({ label: text, path: "/recovery" }),
    actions: many({ label: text, url: "/recovery" }),
    ...{ more: 12, thread: text },
  });
}
