/** An address in a form that can be compared: every name of this machine is one. */
function normalise(url: URL, defaultPort: string): string {
  const host = url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
  const local = /^(localhost|.*\.localhost|127(\.\d+){3}|::1|::|0\.0\.0\.0)$/i.test(host);
  return `${local ? "localhost" : host.toLowerCase()}:${url.port || defaultPort}`;
}

const defaultPorts: Record<string, string> = {
  "http:": "80",
  "https:": "443",
  "postgres:": "5432",
  "postgresql:": "5432",
};

/** Whether a URL leads to one of Paramedic's own addresses, such as its database: recovery never touches those. */
export function isOwnAddress(text: string, own: string[]): boolean {
  const toAddress = (url: string) => {
    const parsed = new URL(url);
    return normalise(parsed, defaultPorts[parsed.protocol] ?? "");
  };
  return own.map(toAddress).includes(toAddress(text));
}
