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
  label: string;
  path: string;
  /** Where the pages below live, if not under `path`. */
  under?: string;
};

/** How many things wait on a page; shown beside its name. */
export type PageCounts = Partial<Record<PageName, number>>;

export const pages: PageLink[] = [
  { name: "overview", label: "Overview", path: "/" },
  { name: "issues", label: "Issues", path: "/issues" },
  { name: "records", label: "Records", path: "/records" },
  { name: "services", label: "Services", path: "/services" },
  { name: "recovery", label: "Recovery", path: "/recovery" },
  { name: "scenarios", label: "Scenarios", path: "/scenarios" },
  { name: "error-pages", label: "Error pages", path: "/error-pages" },
  {
    name: "settings",
    label: "Settings",
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
