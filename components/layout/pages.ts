export type PageName =
  | "overview"
  | "issues"
  | "records"
  | "services"
  | "recovery"
  | "scenarios"
  | "error-pages"
  | "settings";

export type PageLink = {
  name: PageName;
  path: string;
  /** Where the pages below live, if not under `path`. */
  under?: string;
};

/** How many things wait on a page; shown beside its name. */
export type PageCounts = Partial<Record<PageName, number>>;

export const pages: PageLink[] = [
  { name: "overview", path: "/" },
  { name: "issues", path: "/issues" },
  { name: "records", path: "/records" },
  { name: "services", path: "/services" },
  { name: "recovery", path: "/recovery" },
  { name: "scenarios", path: "/scenarios" },
  { name: "error-pages", path: "/error-pages" },
  {
    name: "settings",

    path: "/settings/account",
    under: "/settings",
  },
];

/** Whether an address belongs to a page or to one below it. */
export function isOnPage(page: PageLink, pathname: string): boolean {
  if (page.path === "/") return pathname === "/";
  const root = page.under ?? page.path;
  return pathname === root || pathname.startsWith(`${root}/`);
}
