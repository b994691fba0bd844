import type { ProxySetup } from "#lib/error-pages/proxies/proxy-setup.ts";

const pagesPort = 9780;

/** Where the pages' own small server listens beside a proxy. */
export const pagesAddress = `127.0.0.1:${pagesPort}`;

/** Two sites for Caddy 2.6 or newer: the service's own, and the pages' server that it turns to when something fails. */
export function describeCaddy(setup: ProxySetup): string {
  const { service, bundle, folder } = setup;
  return `# Error pages for ${service}, for Caddy 2.6 or newer.
#
# Import this file into your Caddyfile (import /etc/caddy/${folder}.caddy), put the exported bundle into
# ${bundle}, and adapt the lines marked with ADAPT; check with: caddy validate
#
# Who opens a page in a browser gets Paramedic's live page; when Paramedic does not answer within a second, the
# static page in the visitor's language. APIs and scripts keep every answer of the service; where Caddy itself has no
# answer of the service to give, they get problem+json. No request is sent to the service a second time.

${serviceSite(setup)}
${describePagesSite(setup)}`;
}

/** The pages' server alone, for proxies that can neither read files nor fall back by themselves. */
export function describePagesServer(setup: ProxySetup): string {
  const { service, bundle } = setup;
  return `# The server of the error pages for ${service}, for Caddy 2.6 or newer: what Traefik and Envoy ask for a page.
# It runs beside the proxy, so that it lives as long as the proxy does, and needs nothing but the exported bundle
# in ${bundle}. Start it with: caddy run --config pages.Caddyfile --adapter caddyfile

${describePagesSite(setup)}`;
}

function serviceSite(setup: ProxySetup): string {
  const { folder, codes } = setup;
  const list = codes.map(({ code }) => code).join(" ");
  return `http://${folder}.example.com { # ADAPT: without http:// Caddy gets its certificate by itself
	# Browsers say what they fetch: scripts and pictures of a page need no page.
	@page {
		header_regexp Accept (?i)text/html
		not header_regexp Accept (?i)text/html\\s*;\\s*q=0(?:\\.0*)?\\s*(?:,|$)
		not {
			header Sec-Fetch-Dest *
			not header_regexp Sec-Fetch-Dest ^(?:document|iframe|frame|object|embed)$
		}
	}
	handle @page {
		reverse_proxy 127.0.0.1:8080 { # ADAPT: the service itself
			# The service reports its errors with this id: it is how page and record get the same reference.
			header_up X-Request-ID {http.request.uuid}
			@broken status ${list}
			handle_response @broken {
${pageRequest(setup, "{rp.status_code}", "\t\t\t\t")}			}
		}
	}
	handle {
		reverse_proxy 127.0.0.1:8080 { # ADAPT: the service itself
			header_up X-Request-ID {http.request.uuid}
		}
	}
	handle_errors {
${pageRequest(setup, "{err.status_code}", "\t\t")}	}
}
`;
}

function pageRequest({ service, live_path }: ProxySetup, code: string, indent: string): string {
  const lines = [
    `reverse_proxy ${pagesAddress} {`,
    "	method GET",
    `	rewrite ${live_path}${code}`,
    "	header_up -Cookie",
    "	header_up -Authorization",
    "	header_up -Content-Length",
    `	header_up X-Code ${code}`,
    // What visitors chose on the site stands before what their browser lists.
    '	header_up Accept-Language "{http.request.cookie.lang},{header.Accept-Language}"',
    "	header_up X-Format {header.Accept}",
    `	header_up X-Service-Name "${service}"`,
    "	header_up X-Request-ID {http.request.uuid}",
    "	header_up X-Original-Method {method}",
    "}",
  ];
  return `${lines.map((line) => `${indent}${line}`).join("\n")}\n`;
}

function describePagesSite({ live, bundle, folder, languages, codes, policy }: ProxySetup): string {
  const [first = "en"] = languages;
  const known = languages.join("|");
  const places = [0, 1, 2, 3].map(
    (place) => `			"~(?i)^(?:[^,]*,\\s*){${place}}(${known})\\b" "\${1}"`,
  );
  const waits = codes.flatMap(({ code, wait }) =>
    wait === null
      ? []
      : [
          `		@${code} expression {paramedic_code} == "${code}"\n		header @${code} Retry-After ${wait}`,
        ],
  );
  return `http://${pagesAddress} {
	bind 127.0.0.1
	reverse_proxy ${live.origin} { # ADAPT: Paramedic, as this host reaches it
		header_up Host {upstream_hostport}
		transport http {
			dial_timeout 300ms
			response_header_timeout 700ms
		}
	}
	handle_errors {
		root * ${bundle}/pages/${folder}
		# The first languages of the visitor's list that there are pages in.
		map {header.Accept-Language} {paramedic_language} {
${places.join("\n")}
			default ${first}
		}
		map {http.request.orig_uri.path} {paramedic_code} {
			"~/([0-9]{3})$" "\${1}"
			default 503
		}
		map "{header.X-Original-Method} {header.Sec-Fetch-Dest} {header.Accept}" {paramedic_suffix} {
			"~(?i)^(?:GET|HEAD)? (?:document|iframe|frame|object|embed)? .*text/html" .html
			"~(?i)^[A-Z]* (?:document|iframe|frame|object|embed)? .*text/html" .sent.html
			default .json
		}
${waits.join("\n")}
		header {
			Cache-Control no-store
			Content-Language {paramedic_language}
			Content-Security-Policy "${policy}"
			Referrer-Policy no-referrer
			Vary "Accept, Accept-Language, Sec-Fetch-Dest"
			X-Content-Type-Options nosniff
			X-Robots-Tag noindex
			-Etag
			-Last-Modified
			defer
		}
		@problem expression {paramedic_suffix} == ".json"
		header @problem Content-Type "application/problem+json; charset=utf-8"
		try_files /{paramedic_language}/{paramedic_code}{paramedic_suffix} /{paramedic_language}/{paramedic_code}.html /${first}/503.html
		file_server {
			status {paramedic_code}
		}
	}
}
`;
}
