import type { Words } from "#components/ui/words.ts";
import { PageKind } from "#lib/error-pages/schemas.ts";

const named = [
  ...(["heading", "heading_noticed", "heading_fixing", "what", "data", "next"] as const),
  ...(["route", "contacts", "theme", "light", "dark", "accent", "ground", "surface"] as const),
  ...(["ink", "logo", "corner", "scale", "font"] as const),
];

/** The path of a change such as `texts.503.en.heading`, in words of the studio. */
export function describePath(t: Words<"errorPages">, path: string): string {
  const [, ...parts] = path.split(".");
  return parts
    .map((part) => {
      const kind = PageKind.safeParse(part).data;
      if (kind) return t(`kinds.${kind}`);
      const name = named.find((one) => one === part);
      return name ? t(`paths.${name}`) : part;
    })
    .join(" · ");
}
