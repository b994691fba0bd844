import { readMessages } from "#components/recovery/message-fields.tsx";

/** What the form holds, as the API takes it; what is no time stays what it is, for the API to say so at its field. */
export function readMaintenance(values: FormData) {
  const text = (name: string) => String(values.get(name) ?? "").trim();
  const service = text("service");
  const schedule =
    text("kind") === "weekly"
      ? {
          kind: "weekly",
          days: values.getAll("days").map(Number),
          from: text("schedule.from"),
          to: text("schedule.to"),
          zone: text("schedule.zone"),
        }
      : {
          kind: "once",
          from: toInstant(text("schedule.from")),
          to: toInstant(text("schedule.to")),
        };
  return {
    ...(service ? { service } : {}),
    reason: text("reason"),
    schedule,
    messages: readMessages(values),
  };
}

/** A time by this device's clock, as an instant. */
function toInstant(local: string): string {
  const time = new Date(local);
  return Number.isNaN(time.getTime()) ? local : time.toISOString();
}
