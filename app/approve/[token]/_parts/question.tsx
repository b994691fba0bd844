import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ClientMessages } from "#app/messages/client-messages.tsx";
import { LinkedApproval } from "#components/recovery/linked-approval.tsx";
import type { Run } from "#lib/recovery/answers.ts";

type Props = { run: Run; token: string; byName: boolean };

/** What the link asks, with its words; and where to go where the yes of two people has to have their names. */
export async function Question({ run, token, byName }: Props) {
  const t = await getTranslations("recovery.approvePage");
  const signIn = (words: ReactNode) => (
    <a className="underline" href={signInPath(token)}>
      {words}
    </a>
  );
  return (
    <ClientMessages
      of={["recovery.actions", "recovery.length", "recovery.linkedApproval", "recovery.states"]}
    >
      <LinkedApproval run={run} token={token} />
      {run.definition?.four_eyes && !byName ? (
        <p className="mt-4 text-sm">{t.rich("fourEyes", { link: signIn })}</p>
      ) : null}
    </ClientMessages>
  );
}

function signInPath(token: string): string {
  return `/sign-in?callbackUrl=${encodeURIComponent(`/approve/${token}`)}`;
}
