/** The cookies of a request header; a value that is not well encoded is left as it came. */
export function readCookies(header: string | null): Record<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of (header ?? "").split(";")) {
    const [name = "", ...value] = pair.trim().split("=");
    if (name && !cookies.has(name)) cookies.set(name, decode(value.join("=")));
  }
  return Object.fromEntries(cookies);
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
