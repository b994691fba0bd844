import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import type { ClientWords } from "#app/messages/client-words.ts";
import { pickWords } from "#app/messages/pick-words.ts";
import { MoreMessages } from "#components/layout/more-messages.tsx";

type Props = { of: ClientWords[]; children: ReactNode };

/** Sends words to the browser, for the client components below; server components have all of them anyway. */
export async function ClientMessages({ of, children }: Props) {
  return <MoreMessages messages={pickWords(await getMessages(), of)}>{children}</MoreMessages>;
}
