import { pagesAddress } from "#lib/error-pages/proxies/caddy.ts";
import type { ProxySetup } from "#lib/error-pages/proxies/proxy-setup.ts";

const window =
  "!HeaderRegexp(`Sec-Fetch-Dest`, `.`) || HeaderRegexp(`Sec-Fetch-Dest`, `^(document|iframe|frame|object|embed)$`)";

/**
 * Dynamic configuration for Traefik 3. Its errors middleware cannot look at a request, so routers do: only those who
 * open a page have it. It cannot say the request's method either, so readers and senders have a router each.
 */
export function describeTraefik({ service, bundle, folder, live_path, codes }: ProxySetup): string {
  const statuses = codes.map(({ code }) => `          - "${code}"`).join("\n");
  const host = `Host(\`${folder}.example.com\`)`;
  const page = `${host} && HeaderRegexp(\`Accept\`, \`(?i)text/html\`) && (${window})`;
  return `# Error pages for ${service}, for Traefik 3.6.15 or newer (dynamic configuration, file provider).
#
# Put this file where the file provider looks, run the pages' server beside Traefik (pages.Caddyfile of the same
# folder; it reads the exported bundle in ${bundle}), and adapt the lines marked with ADAPT.
#
# Who opens a page in a browser gets Paramedic's live page; when Paramedic does not answer within a second, the
# static page in the visitor's language. APIs and scripts keep every answer of the service, and what Traefik itself
# says for a service that is gone. No request is sent to the service a second time. Traefik passes an X-Request-ID on
# but makes none: let the service, or something before Traefik, make it.

http:
  routers:
    ${folder}-page:
      rule: "(${page}) && (Method(\`GET\`) || Method(\`HEAD\`))" # ADAPT: the host, here and below
      priority: 1000
      service: ${folder}
      middlewares: [${folder}-reads, ${folder}-pages]
    ${folder}-sent:
      rule: "${page}"
      priority: 900
      service: ${folder}
      middlewares: [${folder}-sends, ${folder}-pages]
    ${folder}:
      rule: "${host}"
      priority: 800
      service: ${folder}

  middlewares:
    # Said before the errors middleware, so that the request for a page carries it.
    ${folder}-reads:
      headers:
        customRequestHeaders:
          X-Original-Method: GET
          X-Service-Name: "${service}"
    ${folder}-sends:
      headers:
        customRequestHeaders:
          X-Original-Method: POST
          X-Service-Name: "${service}"
    ${folder}-pages:
      errors:
        status:
${statuses}
        service: ${folder}-pages
        query: "${live_path}{status}"
        # Without this list cookies and credentials of the visitor would go along.
        errorRequestHeaders:
          - Accept
          - Accept-Language
          - Sec-Fetch-Dest
          - X-Original-Method
          - X-Request-ID
          - X-Service-Name

  services:
    ${folder}:
      loadBalancer:
        servers:
          - url: "http://127.0.0.1:8080" # ADAPT: the service itself
    ${folder}-pages:
      loadBalancer:
        # The pages' server knows itself by its address.
        passHostHeader: false
        servers:
          - url: "http://${pagesAddress}" # ADAPT: the pages' server, as Traefik reaches it
`;
}
