import type { ProxySetup } from "#lib/error-pages/proxies/proxy-setup.ts";

/**
 * The sections for HAProxy 2.4 or newer. The service lies behind an inner frontend, so that what HAProxy itself answers
 * for a service that is gone is an answer like any other to the rules outside.
 */
export function describeHaproxy({ id, service, bundle, folder, live, codes }: ProxySetup): string {
  const statuses = codes.map(({ code }) => code).join(" ");
  const tls = live.secure
    ? ` ssl verify required ca-file /etc/ssl/certs/ca-certificates.crt sni str(${live.host})`
    : "";
  return `# Error pages for ${service}, for HAProxy 2.4 or newer with Lua (haproxy -vv says USE_LUA=1).
#
# Put haproxy.lua beside it as /etc/haproxy/${folder}.lua, and the exported bundle into ${bundle}. Add these sections to
# your configuration, and adapt the lines marked with ADAPT; check with: haproxy -c -f /etc/haproxy/haproxy.cfg
# The static pages are read when HAProxy starts: reload it after each export.
#
# Who opens a page in a browser gets Paramedic's live page; when Paramedic does not answer within a second, the
# static page in the visitor's language. APIs and scripts keep every answer of the service; where HAProxy itself has no
# answer of the service to give, they get problem+json. No request is sent to the service a second time.

global
  lua-load /etc/haproxy/${folder}.lua # ADAPT

frontend ${id}
  mode http
  bind :80 # ADAPT
  timeout client 30s
  # The service reports its errors with this id: it is how page and record get the same reference.
  http-request set-header X-Request-ID %[uuid()]
  http-request lua.${id}_remember
  default_backend ${id}_pages

backend ${id}_pages
  mode http
  timeout connect 1s
  timeout server 60s
  http-response lua.${id}_show if { status ${statuses} }
  http-response del-header X-Paramedic-Answered
  server inside abns@${id}_inside send-proxy-v2

frontend ${id}_inside
  mode http
  bind abns@${id}_inside accept-proxy
  timeout client 60s
  option forwardfor
  default_backend ${id}_service

backend ${id}_service
  mode http
  timeout connect 3s
  timeout server 30s # ADAPT: how long the service may take
  # Answers of HAProxy itself do not come by here.
  http-response set-header X-Paramedic-Answered yes
  server service 127.0.0.1:8080 # ADAPT: the service itself

frontend ${id}_live_inside
  mode http
  bind abns@${id}_live
  timeout client 2s
  default_backend ${id}_live

backend ${id}_live
  mode http
  retries 0
  timeout connect 300ms
  timeout server 700ms
  http-response set-header X-Paramedic-Answered yes
  # Without a place to ask, the pages are the static ones; it must not keep HAProxy from starting.
  server paramedic ${live.host}:${live.port}${tls} init-addr last,libc,none # ADAPT: Paramedic, as HAProxy reaches it
`;
}
