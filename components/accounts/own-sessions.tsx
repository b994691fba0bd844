"use client";

import { MonitorSmartphone } from "lucide-react";
import { toast } from "sonner";
import { ConfirmSend } from "#components/forms/confirm-send.tsx";
import { anyAnswer, sendJson } from "#components/forms/send-json.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Time } from "#components/ui/time.tsx";
import type { OwnSession } from "#lib/accounts/schemas.ts";

/** Where the reader is signed in, and how to end it there. */
export function OwnSessions({ sessions }: { sessions: OwnSession[] }) {
  return (
    <ul className="divide-y divide-line">
      {sessions.map((session) => (
        <li key={session.id} className="flex items-center gap-3 py-2.5 first:pt-0 last:pb-0">
          <MonitorSmartphone aria-hidden className="size-4 shrink-0 text-ink-3" />
          <div className="min-w-0 flex-1">
            <p className="flex flex-wrap items-center gap-2">
              {session.device}
              {session.current ? <Badge>This one</Badge> : null}
            </p>
            <p className="text-sm text-ink-2">
              Last seen <Time at={session.last_seen_at} />, signed in{" "}
              <Time at={session.created_at} />
            </p>
          </div>
          {session.current ? null : <EndSessionButton session={session} />}
        </li>
      ))}
    </ul>
  );
}

function EndSessionButton({ session: { id, device } }: { session: OwnSession }) {
  return (
    <ConfirmSend
      trigger={
        <Button size="small" aria-label={`Sign out ${device}`}>
          Sign out
        </Button>
      }
      title={`Sign out ${device}?`}
      effect="That browser asks for your password again."
      verb="Sign out"
      send={() => sendJson("DELETE", `/api/v1/users/me/sessions/${id}`, undefined, anyAnswer)}
      onSent={() => toast(`${device} is signed out`)}
    />
  );
}

/** Ends every session but the one that the reader uses. */
export function EndOtherSessions() {
  return (
    <ConfirmSend
      trigger={<Button size="small">Sign out everywhere else</Button>}
      title="Sign out everywhere else?"
      effect="Every other browser in which you are signed in asks for your password again. You stay signed in here."
      verb="Sign out everywhere else"
      send={() => sendJson("DELETE", "/api/v1/users/me/sessions", undefined, anyAnswer)}
      onSent={() => toast("You are signed out everywhere else")}
    />
  );
}
