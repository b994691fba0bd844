type PageRow = {
  name: string;
  path: string;
  /** The keys that lead there. */
  keys: `g ${string}`;
  /** Where the pages below live, if not under `path`. */
  under?: string;
};

/** The pages that are always at hand, in the order in which they are shown. */
export const pages = [
  { name: "overview", path: "/", keys: "g o" },
  { name: "issues", path: "/issues", keys: "g e" },
  { name: "records", path: "/records", keys: "g d" },
  { name: "services", path: "/services", keys: "g s" },
  { name: "recovery", path: "/recovery", keys: "g r" },
  { name: "scenarios", path: "/scenarios", keys: "g u" },
  { name: "error-pages", path: "/error-pages", keys: "g p" },
  {
    name: "settings",
    path: "/settings/account",
    keys: "g t",
    under: "/settings",
  },
] as const satisfies readonly PageRow[];

export type PageName = (typeof pages)[number]["name"];
export type PageLink = PageRow & { name: PageName };

/** How many things wait on a page; shown beside its name. */
export type PageCounts = Partial<Record<PageName, number>>;

/** Whether an address belongs to a page or to one below it. */
export function isOnPage(page: PageLink, pathname: string): boolean {
  if (page.path === "/") return pathname === "/";
  const root = page.under ?? page.path;
  return pathname === root || pathname.startsWith(`${root}/`);
}
