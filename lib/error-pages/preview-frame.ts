import type { PreviewPages } from "#lib/error-pages/content-schemas.ts";

type Circumstances = Pick<PreviewPages, "mode" | "direction" | "forced_colors">;

/** A frame cannot be given the system's forced colours; these rules do what browsers do with them. */
const forced =
  "*{color:CanvasText!important;background:Canvas!important;border-color:CanvasText!important;box-shadow:none!important}a{color:LinkText!important}";

/** The style of a page as it is under circumstances that a browser, not the page, decides on. */
export function alterStyle(style: string, { mode, forced_colors }: Circumstances): string {
  const scheme = mode === "visitor" ? "" : `:root{color-scheme:${mode}}`;
  if (!forced_colors) return style + scheme;
  return style.replace("@media(forced-colors:active)", "@media all") + scheme + forced;
}

/** Links of a preview lead nowhere: they would open in a window that its frame may not open. */
export function frameHtml(html: string, { direction }: Circumstances): string {
  const framed = html.replace("<head>", '<head><base target="_blank">');
  return direction === "rtl" ? framed.replace('dir="ltr"', 'dir="rtl"') : framed;
}
