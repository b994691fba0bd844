import type { Metadata } from "next";
import Link from "next/link";
import { AcceptForm } from "#components/accounts/accept-form.tsx";
import { Brand } from "#components/layout/brand.tsx";
import { Card } from "#components/ui/card.tsx";
import { getInvitation } from "#lib/accounts/accept-invitation.ts";
import { readPageContext } from "#lib/accounts/page-context.ts";
import { Problem } from "#lib/platform/errors.ts";
import { decodeParam } from "#lib/platform/http/decode-param.ts";

export const metadata: Metadata = {
  title: "Join Paramedic",
  robots: "noindex",
  // The address is the key: it goes to no other site.
  referrer: "no-referrer",
};

/** For whoever opens the link of an invitation. */
export default async function InvitePage({ params }: { params: Promise<{ token: string }> }) {
  const token = decodeParam((await params).token);
  const invitation = await getInvitation(await readPageContext(), token).catch((error) => {
    if (error instanceof Problem) return null;
    throw error;
  });
  return (
    <main className="grid min-h-dvh place-items-center p-4">
      <div className="w-full max-w-90 pb-[10dvh]">
        <div className="mb-6 flex justify-center">
          <Brand />
        </div>
        <Card className="p-6 max-rail:p-5">
          {invitation ? (
            <>
              <h1 className="mb-1 text-lg">Join Paramedic</h1>
              <p className="mb-4 wrap-anywhere text-ink-2">
                {invitation.created_by} invites {invitation.email} as {invitation.role}.
              </p>
              <AcceptForm email={invitation.email} token={token} />
            </>
          ) : (
            <>
              <h1 className="mb-2 text-lg">This invitation is not valid, or no longer</h1>
              <p>
                It may have been used or revoked, or it is older than a week. Ask for a new one, or{" "}
                <Link className="underline" href="/sign-in">
                  sign in
                </Link>
                .
              </p>
            </>
          )}
        </Card>
      </div>
    </main>
  );
}
