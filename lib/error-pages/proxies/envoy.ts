import { pagesAddress } from "#lib/error-pages/proxies/caddy.ts";
import type { ProxySetup } from "#lib/error-pages/proxies/proxy-setup.ts";

/** A static configuration for Envoy: its Lua filter asks the pages' server, and replaces the answer with the page. */
export function describeEnvoy(setup: ProxySetup): string {
  const { service, bundle } = setup;
  return `# Error pages for ${service}, for Envoy 1.20 or newer.
#
# Run the pages' server beside Envoy (pages.Caddyfile of the same folder; it reads the exported bundle in
# ${bundle}), and adapt the lines marked with ADAPT; check with: envoy --mode validate -c envoy.yaml
# A configuration that you have already needs the Lua filter before the router, and the last cluster.
#
# Who opens a page in a browser gets Paramedic's live page; when Paramedic does not answer within a second, the
# static page in the visitor's language. APIs and scripts keep every answer of the service; where Envoy itself has no
# answer of the service to give, they get problem+json. No request is sent to the service a second time.

static_resources:
  listeners:
    - name: visitors
      address:
        socket_address: { address: 0.0.0.0, port_value: 80 } # ADAPT
      filter_chains:
        - filters:
            - name: envoy.filters.network.http_connection_manager
              typed_config:
                "@type": type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager
                stat_prefix: visitors
                route_config:
                  virtual_hosts:
                    - name: service
                      domains: ["*"]
                      routes:
                        - match: { prefix: "/" }
                          route: { cluster: service, timeout: 30s }
                http_filters:
                  - name: paramedic
                    typed_config:
                      "@type": type.googleapis.com/envoy.extensions.filters.http.lua.v3.Lua
                      default_source_code:
                        inline_string: |
${indent(script(setup), 26)}
                  - name: envoy.filters.http.router
                    typed_config:
                      "@type": type.googleapis.com/envoy.extensions.filters.http.router.v3.Router
  clusters:
    - name: service
      type: STRICT_DNS
      connect_timeout: 3s
      load_assignment:
        cluster_name: service
        endpoints:
          - lb_endpoints:
              - endpoint:
                  address:
                    socket_address: { address: 127.0.0.1, port_value: 8080 } # ADAPT: the service itself
    - name: paramedic_pages
      type: STRICT_DNS
      connect_timeout: 0.3s
      load_assignment:
        cluster_name: paramedic_pages
        endpoints:
          - lb_endpoints:
              - endpoint:
                  address:
                    socket_address: { address: 127.0.0.1, port_value: 9780 } # ADAPT: the pages' server
`;
}

function script({ service, live_path, codes }: ProxySetup): string {
  const broken = codes.map(({ code }) => `["${code}"] = true`).join(", ");
  return `local broken = { ${broken} }
local windows = { document = true, iframe = true, frame = true, object = true, embed = true }
local names = { "accept", "accept-language", "sec-fetch-dest", "x-request-id" }

local function wants_page(accept, destination)
  if destination ~= "" and not windows[destination] then return false end
  for range in accept:lower():gmatch("[^,]+") do
    if range:match("^%s*text/html") then return not range:match(";%s*q=0%.?0*%s*$") end
  end
  return false
end

function envoy_on_request(handle)
  local seen = handle:streamInfo():dynamicMetadata()
  for _, name in ipairs(names) do
    seen:set("paramedic", name, handle:headers():get(name) or "")
  end
  seen:set("paramedic", "method", handle:headers():get(":method"))
  -- What visitors chose on the site (its cookie "lang") stands before what their browser lists.
  local cookies = ";" .. (handle:headers():get("cookie") or "")
  local chosen = cookies:match(";%s*lang=([%w-]+)")
  local listed = handle:headers():get("accept-language") or ""
  if chosen then seen:set("paramedic", "accept-language", chosen .. "," .. listed) end
end

function envoy_on_response(handle)
  local code = handle:headers():get(":status")
  local seen = handle:streamInfo():dynamicMetadata():get("paramedic")
  if not broken[code] or not seen then return end
  -- The service's own words are for who did not open a page.
  local answered = handle:headers():get("x-envoy-upstream-service-time") ~= nil
  if answered and not wants_page(seen["accept"], seen["sec-fetch-dest"]) then return end
  local request = {
    [":method"] = "GET",
    [":path"] = "${live_path}" .. code,
    [":authority"] = "${pagesAddress}",
    ["x-code"] = code,
    ["x-format"] = seen["accept"],
    ["x-service-name"] = "${service}",
    ["x-original-method"] = seen["method"],
  }
  for _, name in ipairs(names) do
    if seen[name] ~= "" then request[name] = seen[name] end
  end
  local headers, page = handle:httpCall("paramedic_pages", request, "", 1500)
  -- Every page says that it is not to be indexed; what Envoy says for a server that is gone does not.
  if not headers or headers["x-robots-tag"] == nil then return end
  local length = handle:body(true):setBytes(page)
  local old = {}
  for name in pairs(handle:headers()) do
    if name:sub(1, 1) ~= ":" then old[#old + 1] = name end
  end
  for _, name in ipairs(old) do handle:headers():remove(name) end
  for name, value in pairs(headers) do
    if name:sub(1, 1) ~= ":" and name ~= "transfer-encoding" and name ~= "connection" then
      handle:headers():replace(name, value)
    end
  end
  handle:headers():replace("content-length", tostring(length))
end`;
}

function indent(text: string, spaces: number): string {
  const margin = " ".repeat(spaces);
  return text
    .split("\n")
    .map((line) => (line === "" ? "" : `${margin}${line}`))
    .join("\n");
}
