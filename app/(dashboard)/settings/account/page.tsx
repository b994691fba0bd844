import type { Metadata } from "next";
import { EndOtherSessions, OwnSessions } from "#components/accounts/own-sessions.tsx";
import { PasswordForm } from "#components/accounts/password-form.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { getOwnUser } from "#lib/accounts/get-own-user.ts";
import { listOwnSessions } from "#lib/accounts/own-sessions.ts";
import { requirePageContext } from "#lib/accounts/page-context.ts";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage() {
  const context = await requirePageContext();
  const [user, { data: sessions }] = await Promise.all([
    getOwnUser(context),
    listOwnSessions(context),
  ]);
  return (
    <>
      <PageHeader title="Your account" note={`${user.email} · ${user.role}`} />
      <Panel title="Password">
        {user.signs_in_with === "password" ? (
          <PasswordForm email={user.email} />
        ) : (
          <p className="text-ink-2">
            You sign in with your organisation, which keeps your password.
          </p>
        )}
      </Panel>
      <Panel
        title="Where you are signed in"
        aside={sessions.length > 1 ? <EndOtherSessions /> : null}
        className="mt-gap"
      >
        <OwnSessions sessions={sessions} />
      </Panel>
    </>
  );
}
