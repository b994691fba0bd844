import type { SetupFile } from "#lib/error-pages/bundle-schemas.ts";
import { describeCaddy, describePagesServer } from "#lib/error-pages/proxies/caddy.ts";
import { describeCloudflare } from "#lib/error-pages/proxies/cloudflare.ts";
import { describeEnvoy } from "#lib/error-pages/proxies/envoy.ts";
import { describeHaproxy } from "#lib/error-pages/proxies/haproxy.ts";
import { describeHaproxyLua } from "#lib/error-pages/proxies/haproxy-lua.ts";
import { describeNginx } from "#lib/error-pages/proxies/nginx.ts";
import {
  type ProxySetup,
  prepareProxySetup,
  type SetupRequest,
} from "#lib/error-pages/proxies/proxy-setup.ts";
import { describeTraefik } from "#lib/error-pages/proxies/traefik.ts";

const files: { name: string; file: string; describe: (setup: ProxySetup) => string }[] = [
  { name: "nginx", file: "nginx.conf", describe: describeNginx },
  { name: "Caddy", file: "service.caddy", describe: describeCaddy },
  { name: "Traefik", file: "traefik.yml", describe: describeTraefik },
  { name: "HAProxy", file: "haproxy.cfg", describe: describeHaproxy },
  { name: "HAProxy: its script", file: "haproxy.lua", describe: describeHaproxyLua },
  { name: "Envoy", file: "envoy.yaml", describe: describeEnvoy },
  {
    name: "Traefik and Envoy: the pages' server",
    file: "pages.Caddyfile",
    describe: describePagesServer,
  },
  { name: "Cloudflare", file: "cloudflare-worker.js", describe: describeCloudflare },
];

/** The configurations that put the pages of a service before its visitors, one or two files for each proxy. */
export function describeProxies(request: SetupRequest): SetupFile[] {
  const setup = prepareProxySetup(request);
  return files.map(({ name, file, describe }) => ({
    group: "proxy",
    name,
    file,
    text: describe(setup),
  }));
}
