/** What a browser would drop or read as a slash, and so turn a path into another host. */
const startsLocal = /^\/(?![/\\])/;
const invisible = /[\p{Cc}\p{Cf}\s]/u;

/** The path to go to after sign-in when it stays on this site; otherwise `/`. */
export function toLocalPath(wanted: string | null | undefined): string {
  if (!wanted || !startsLocal.test(wanted) || invisible.test(wanted)) return "/";
  const here = "http://localhost";
  return URL.canParse(wanted, here) && new URL(wanted, here).origin === here ? wanted : "/";
}
