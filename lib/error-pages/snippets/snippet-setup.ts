import {
  type ProxySetup,
  prepareProxySetup,
  type SetupRequest,
} from "#lib/error-pages/proxies/proxy-setup.ts";

/** What the snippets of all frameworks say alike. */
export type SnippetSetup = {
  service: string;
  /** Address of the live page up to the code. */
  live: string;
  /** The folder of the static pages on the application's disk. */
  pages: string;
  languages: readonly string[];
  policy: ProxySetup["policy"];
};

export function prepareSnippetSetup(request: SetupRequest): SnippetSetup {
  const setup = prepareProxySetup(request);
  return {
    service: setup.service,
    live: `${setup.live.origin}${setup.live_path}`,
    pages: `${setup.bundle}/pages/${setup.folder}`,
    languages: setup.languages,
    policy: setup.policy,
  };
}
