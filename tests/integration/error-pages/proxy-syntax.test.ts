import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { describeProxies } from "#lib/error-pages/proxies/describe-proxies.ts";
import { findProgram, sayMissing } from "#tests/support/find-program.ts";

// Traefik and Envoy come in no Debian package: of theirs, what can be checked without them is checked.
const yamlMissing = !existsSync("/usr/lib/python3/dist-packages/yaml");
if (yamlMissing) process.stdout.write("Not run: yaml not installed (Debian: python3-yaml)\n");
const haproxyMissing = sayMissing({ haproxy: "haproxy" });
const folder = mkdtempSync(join(tmpdir(), "paramedic-proxy-syntax-"));
afterAll(() => rmSync(folder, { recursive: true }));

const services = ["shop", "user_service", "My Shop/EU", `o'brien "x" $y {z} # ; \\ %`, "магазин"];

function textOf(service: string, file: string, base_url = "https://errors.example"): string {
  const setup = { service, default_language: "en", base_url } as const;
  return describeProxies(setup).find((one) => one.file === file)?.text ?? "";
}

function parseYaml(text: string): unknown {
  const read = "import json, sys, yaml; print(json.dumps(yaml.safe_load(sys.stdin)))";
  return JSON.parse(
    execFileSync("/usr/bin/python3", ["-c", read], { input: text, encoding: "utf8" }),
  );
}

const Router = z.object({
  rule: z.string(),
  service: z.string(),
  middlewares: z.array(z.string()).optional(),
});
const Traefik = z.object({
  http: z.object({
    routers: z.record(z.string(), Router),
    middlewares: z.record(z.string(), z.record(z.string(), z.unknown())),
    services: z.record(z.string(), z.unknown()),
  }),
});

test.skipIf(yamlMissing).each(services)(
  "Traefik's file for %s names only what it defines, and passes no cookie on",
  (service) => {
    const { http } = Traefik.parse(parseYaml(textOf(service, "traefik.yml")));
    for (const router of Object.values(http.routers)) {
      expect(Object.keys(http.services)).toContain(router.service);
      for (const name of router.middlewares ?? []) expect(http.middlewares).toHaveProperty([name]);
      expect(router.rule.split("(").length).toBe(router.rule.split(")").length);
      expect(router.rule.split("`").length % 2).toBe(1);
    }
    const errors = Object.values(http.middlewares).find((one) => "errors" in one);
    expect(errors).toMatchObject({
      errors: {
        status: ["500", "502", "503", "504"],
        query: `/e/${encodeURIComponent(service)}/{status}`,
        errorRequestHeaders: expect.not.arrayContaining(["Cookie", "Authorization"]),
      },
    });
  },
);

/** The few words of Envoy's Lua filter that the script uses, and a day in its life. */
const envoyDay = `
local calls = {}
local function headers_of(values)
  return setmetatable({
    get = function(_, name) return values[name] end,
    remove = function(_, name) values[name] = nil end,
    replace = function(_, name, value) values[name] = value end,
  }, { __pairs = function() return next, values end })
end
local function visit(request, response, page)
  local metadata, body = {}, "own"
  local stream = { dynamicMetadata = function() return {
    set = function(_, _, name, value) metadata[name] = value end,
    get = function() return metadata end,
  } end }
  local function handle(values) return {
    headers = function() return headers_of(values) end,
    streamInfo = function() return stream end,
    httpCall = function(_, cluster, asked) calls[#calls + 1] = asked; return page.headers, page.body end,
    body = function() return { setBytes = function(_, bytes) body = bytes; return #bytes end } end,
  } end
  envoy_on_request(handle(request))
  envoy_on_response(handle(response))
  return body, response
end
local page = { headers = { [":status"] = "503", ["x-robots-tag"] = "noindex", ["retry-after"] = "30" }, body = "page" }
local gone = { headers = { [":status"] = "503" }, body = "no healthy upstream" }
local html = { [":method"] = "POST", accept = "text/html,*/*;q=0.8", ["x-request-id"] = "r-1", cookie = "session=secret; lang=tr", ["accept-language"] = "de" }
local json = { [":method"] = "GET", accept = "application/json" }
local function own(code) return { [":status"] = code, ["x-envoy-upstream-service-time"] = "3", ["x-own"] = "yes" } end

local body, answer = visit(html, own("503"), page)
assert(body == "page" and answer[":status"] == "503" and answer["retry-after"] == "30")
assert(answer["x-own"] == nil and answer["content-length"] == "4")
assert(calls[1]["x-original-method"] == "POST" and calls[1]["x-request-id"] == "r-1")
assert(calls[1]["accept-language"] == "tr,de")
assert(calls[1]["cookie"] == nil and calls[1]["x-code"] == "503")
assert(visit(json, own("503"), page) == "own")
assert(visit(html, own("200"), page) == "own")
assert(visit(html, own("404"), page) == "own")
assert(visit(html, own("503"), gone) == "own")
assert(visit(json, { [":status"] = "503" }, page) == "page")
assert(visit({ [":method"] = "GET", accept = "text/html", ["sec-fetch-dest"] = "empty" }, own("503"), page) == "own")
assert(#calls == 3)
`;

type Envoy = { name?: string; typed_config?: { default_source_code?: { inline_string?: string } } };

function findScript(value: unknown): string {
  if (value === null || typeof value !== "object") return "";
  const script = (value as Envoy).typed_config?.default_source_code?.inline_string;
  return script ?? Object.values(value).map(findScript).find(Boolean) ?? "";
}

test.skipIf(yamlMissing || haproxyMissing !== null).each(services)(
  "Envoy's file for %s holds a script that shows pages to visitors and to nobody else",
  (service) => {
    const script = findScript(parseYaml(textOf(service, "envoy.yaml")));
    expect(script).toContain("envoy_on_response");
    const [lua, config] = [join(folder, "envoy.lua"), join(folder, "haproxy.cfg")];
    writeFileSync(lua, script + envoyDay);
    // HAProxy brings a Lua of its own, and runs the file when it looks at its configuration.
    writeFileSync(
      config,
      `global\n  lua-load ${lua}\ndefaults\n  mode http\n  timeout client 1s\nfrontend f\n  bind 127.0.0.1:1\n`,
    );
    execFileSync(findProgram("haproxy") ?? "", ["-c", "-f", config], { stdio: "pipe" });
  },
);

test.skipIf(haproxyMissing !== null).each(services)("HAProxy takes the files for %s", (service) => {
  const [lua, config] = [join(folder, "pages.lua"), join(folder, "pages.cfg")];
  writeFileSync(lua, textOf(service, "haproxy.lua"));
  writeFileSync(
    config,
    textOf(service, "haproxy.cfg").replaceAll(/\/etc\/haproxy\/\S+\.lua(?= #)/g, lua),
  );
  execFileSync(findProgram("haproxy") ?? "", ["-c", "-f", config], { stdio: "pipe" });
});

const nginxMissing = sayMissing({ nginx: "nginx" });
test.skipIf(nginxMissing !== null)("nginx takes the files of several services together", () => {
  const config = join(folder, "nginx.conf");
  const includes = services.map((service, index) => {
    const file = join(folder, `service-${index}.conf`);
    const base_url = index % 2 ? "https://127.0.0.1" : "http://127.0.0.1:3000";
    writeFileSync(file, textOf(service, "nginx.conf", base_url));
    return `include ${file};`;
  });
  writeFileSync(config, `pid ${folder}/pid; events {} http { ${includes.join(" ")} }`);
  const errors = join(folder, "error.log");
  execFileSync(findProgram("nginx") ?? "", ["-t", "-q", "-e", errors, "-c", config], {
    stdio: "pipe",
  });
});

const caddyMissing = sayMissing({ caddy: "caddy" });
test.skipIf(caddyMissing !== null).each(services)("Caddy takes the files for %s", (service) => {
  for (const name of ["service.caddy", "pages.Caddyfile"]) {
    const file = join(folder, name);
    writeFileSync(file, textOf(service, name));
    execFileSync(
      findProgram("caddy") ?? "",
      ["validate", "--config", file, "--adapter", "caddyfile"],
      { stdio: "pipe", env: { ...process.env, HOME: folder } },
    );
  }
});
