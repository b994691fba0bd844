import type { Catalogue } from "#app/messages/catalogues.ts";

type Namespace = keyof Catalogue;
type PartOf<Name extends Namespace> = `${Name}.${keyof Catalogue[Name] & string}`;
/** What a page may send to its browser: a namespace, or one component of one. */
export type ClientWords = Namespace | { [Name in Namespace]: PartOf<Name> }[Namespace];

/** What every page's browser code may say. */
export const commonWords: ClientWords[] = ["dataTable", "forms", "layout", "live", "ui"];
