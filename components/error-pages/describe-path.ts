import { kindWords } from "#components/error-pages/kind-words.ts";
import { PageKind } from "#lib/error-pages/schemas.ts";

const words: Record<string, string> = {
  heading: "heading",
  heading_noticed: "heading while the trouble is known",
  heading_fixing: "heading while it is being fixed",
  what: "what happened",
  data: "what about their data",
  next: "what they can do",
  route: "another way",
  contacts: "who to ask",
  theme: "theme",
  light: "light",
  dark: "dark",
  accent: "accent",
  ground: "background",
  surface: "surface",
  ink: "text colour",
  logo: "logo",
  corner: "corners",
  scale: "text size",
  font: "font",
};

/** The path of a change such as `texts.503.en.heading`, in words of the studio. */
export function describePath(path: string): string {
  const [, ...parts] = path.split(".");
  return parts
    .map((part) => {
      const kind = PageKind.safeParse(part).data;
      return kind ? kindWords[kind] : (words[part] ?? part);
    })
    .join(" · ");
}
