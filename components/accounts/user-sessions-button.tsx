"use client";

import { toast } from "sonner";
import { ConfirmSend } from "#components/forms/confirm-send.tsx";
import { anyAnswer, sendJson } from "#components/forms/send-json.ts";
import { Button } from "#components/ui/button.tsx";
import type { User } from "#lib/accounts/schemas.ts";

/** Signs a user out everywhere. */
export function UserSessionsButton({ user: { id, email } }: { user: User }) {
  return (
    <ConfirmSend
      trigger={
        <Button size="small" aria-label={`Sign ${email} out everywhere`}>
          Sign out
        </Button>
      }
      title={`Sign ${email} out everywhere?`}
      effect="Every browser in which they are signed in asks for their password again."
      verb="Sign out everywhere"
      send={() => sendJson("DELETE", `/api/v1/users/${id}/sessions`, undefined, anyAnswer)}
      onSent={() => toast(`${email} is signed out everywhere`)}
    />
  );
}
