"use client";

import { toast } from "sonner";
import { ConfirmSend } from "#components/forms/confirm-send.tsx";
import { anyAnswer, sendJson } from "#components/forms/send-json.ts";
import { Button } from "#components/ui/button.tsx";

type Props = {
  /** What kind of thing it is: `rule`. */
  what: string;
  name: string;
  effect: string;
  /** Of the API. */
  path: `/api/v1/${string}`;
  /** What was given to others is revoked. */
  verb?: "Delete" | "Revoke";
};

/** Takes one thing of a list away, once asked. */
export function DeleteButton({ what, name, effect, path, verb = "Delete" }: Props) {
  const words = `${verb} the ${what} ${name}`;
  return (
    <ConfirmSend
      trigger={
        <Button size="small" variant="danger" aria-label={words}>
          {verb}
        </Button>
      }
      title={`${words}?`}
      effect={effect}
      verb={`${verb} ${name}`}
      danger
      send={() => sendJson("DELETE", path, undefined, anyAnswer)}
      onSent={() => toast(`The ${what} ${name} is ${verb === "Delete" ? "deleted" : "revoked"}`)}
    />
  );
}
