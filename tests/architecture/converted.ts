/** Folders whose visible words are all in `messages/*.json`. */
export const converted = [
  "components/ui",
  "components/layout",
  "components/data-table",
  "components/live",
  "components/issues",
  "app/(dashboard)/issues",
  "app/(dashboard)/records",
  "app/(dashboard)/requests",
  "app/(dashboard)/settings/appearance",
  "components/recovery",
  "app/(dashboard)/recovery",
  "app/(dashboard)/scenarios",
  "app/approve",
];
