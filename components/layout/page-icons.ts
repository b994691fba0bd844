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
import type { PageName } from "#components/ui/pages.ts";

/** The sign of each page. */
export const pageIcons: Record<PageName, LucideIcon> = {
  overview: House,
  issues: List,
  records: Rows2,
  services: Box,
  recovery: Activity,
  scenarios: CornerDownRight,
  "error-pages": FileText,
  settings: Settings,
};
