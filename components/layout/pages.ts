import {
  Activity,
  Box,
  CornerDownRight,
  FileText,
  House,
  List,
  type LucideIcon,
  Rows2,
  Settings,
} from "lucide-react";

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
  icon: LucideIcon;
};

/** How many things wait on a page; shown beside its name. */
export type PageCounts = Partial<Record<PageName, number>>;

export const pages: PageLink[] = [
  { name: "overview", label: "Overview", path: "/", icon: House },
  { name: "issues", label: "Issues", path: "/issues", icon: List },
  { name: "records", label: "Records", path: "/records", icon: Rows2 },
  { name: "services", label: "Services", path: "/services", icon: Box },
  { name: "recovery", label: "Recovery", path: "/recovery", icon: Activity },
  { name: "scenarios", label: "Scenarios", path: "/scenarios", icon: CornerDownRight },
  { name: "error-pages", label: "Error pages", path: "/error-pages", icon: FileText },
  {
    name: "settings",
    label: "Settings",
    path: "/settings/account",
    under: "/settings",
    icon: Settings,
  },
];

/** Whether an address belongs to a page or to one below it. */
export function isOnPage(page: PageLink, pathname: string): boolean {
  if (page.path === "/") return pathname === "/";
  const root = page.under ?? page.path;
  return pathname === root || pathname.startsWith(`${root}/`);
}
