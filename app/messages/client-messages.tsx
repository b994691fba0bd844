import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import type { Catalogue } from "#app/messages/catalogues.ts";
import { pickWords } from "#app/messages/pick-words.ts";
import { MoreMessages } from "#components/layout/more-messages.tsx";

type Namespace = keyof Catalogue;
type PartOf<Name extends Namespace> = `${Name}.${keyof Catalogue[Name] & string}`;
export type ClientWords = Namespace | { [Name in Namespace]: PartOf<Name> }[Namespace];

/** What every page's browser code may say. */
export const commonWords: ClientWords[] = ["dataTable", "forms", "layout", "live", "ui"];

type Props = { of: ClientWords[]; children: ReactNode };

/** Sends words to the browser, for the client components below; server components have all of them anyway. */
export async function ClientMessages({ of, children }: Props) {
  return <MoreMessages messages={pickWords(await getMessages(), of)}>{children}</MoreMessages>;
}
