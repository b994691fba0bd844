/** A name out of a page's address, which Next hands to the page as it was escaped (to `generateMetadata` unescaped); one that is not escaped stays as it is. */
export function decodeParam(param: string): string {
  try {
    return decodeURIComponent(param);
  } catch {
    return param;
  }
}
