import type { ProxySetup } from "#lib/error-pages/proxies/proxy-setup.ts";

/**
 * A server for nginx 1.18 or newer. Interception cannot depend on a request there, so those who open a page go through a
 * location of their own; everybody else keeps the service's own answers.
 */
export function describeNginx(setup: ProxySetup): string {
  return [head(setup), maps(setup), upstreams(setup), server(setup)].join("\n");
}

function head({ service, bundle, folder, id }: ProxySetup): string {
  return `# Error pages for ${service}, for nginx 1.18 or newer.
#
# Put this file where the http block includes it (Debian: /etc/nginx/conf.d/${folder}.conf), and the exported bundle
# into ${bundle}. Adapt the lines marked with ADAPT; check with: nginx -t
# A server that you have already needs the part between the two lines of dashes, and its own "location /" becomes
# the location @${id}_page.
#
# Who opens a page in a browser gets Paramedic's live page; when Paramedic does not answer within a second, the
# static page in the visitor's language. APIs and scripts keep every answer of the service; where nginx itself has no
# answer of the service to give, they get problem+json. No request is sent to the service a second time.
`;
}

function maps({ id, languages, codes }: ProxySetup): string {
  const [first = "en"] = languages;
  const known = languages.join("|");
  const waits = codes.flatMap(({ code, wait }) => (wait === null ? [] : [`  ${code} ${wait};`]));
  return `# Browsers say what they fetch: scripts and pictures of a page need no page.
map $http_sec_fetch_dest $${id}_window {
  default 0;
  "" 1;
  document 1;
  iframe 1;
  frame 1;
  object 1;
  embed 1;
}
map "$${id}_window $http_accept" $${id}_html {
  default 0;
  "~*^1 .*text/html(?!\\s*;\\s*q=0(?:\\.0*)?\\s*(?:,|$))" 1;
}
# A page that answers a form waits for its reader instead of going on by itself.
map "$${id}_html $request_method" $${id}_suffix {
  default .json;
  "~^1 (GET|HEAD)$" .html;
  "~^1 " .sent.html;
}
# What visitors chose on the site (its cookie "lang") stands before what their browser lists.
map $cookie_lang $${id}_wanted {
  default "$cookie_lang,$http_accept_language";
  "" $http_accept_language;
}
# The first language of that list that there are pages in. One way to read each comma, however many there are.
map $${id}_wanted $${id}_language {
  default ${first};
  "~*^(?:(?!\\s*(?:${known})\\b)[^,]*,)*\\s*(?<${id}>${known})\\b" $${id};
}
map $${id}_code $${id}_wait {
  default "";
${waits.join("\n")}
}
`;
}

function upstreams({ id, live }: ProxySetup): string {
  return `upstream ${id}_service {
  server 127.0.0.1:8080; # ADAPT: the service itself
}
upstream ${id}_live {
  server ${live.host}:${live.port}; # ADAPT: Paramedic; an address, since nginx does not start without the name's
}
`;
}

function server(setup: ProxySetup): string {
  const { id, codes } = setup;
  const own = codes.map(({ code }) => `    error_page ${code} @${id}_${code};`).join("\n");
  return `server {
  listen 80; # ADAPT
  server_name ${setup.folder}.example.com; # ADAPT

  # ----------------------------------------------------------------------------------------------------------------
  recursive_error_pages on;

  location / {
    if ($${id}_html) {
      return 418;
    }
    error_page 418 = @${id}_page;
    # Without interception these are only the errors of nginx itself: nobody answered.
${own}
    proxy_pass http://${id}_service;
    proxy_set_header Host $host;
    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
    proxy_set_header X-Forwarded-Proto $scheme;
    proxy_set_header X-Request-ID $request_id;
  }

  location @${id}_page {
    proxy_intercept_errors on;
${own}
    proxy_pass http://${id}_service;
    proxy_set_header Host $host;
    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
    proxy_set_header X-Forwarded-Proto $scheme;
    # The service reports its errors with this id: it is how page and record get the same reference.
    proxy_set_header X-Request-ID $request_id;
  }

${codes.map(({ code }) => livePage(setup, code)).join("\n")}
${staticPage(setup)}  # ----------------------------------------------------------------------------------------------------------------
}
`;
}

function livePage({ id, service, live, live_path }: ProxySetup, code: string): string {
  const scheme = live.secure ? "https" : "http";
  const tls = live.secure
    ? `    proxy_ssl_server_name on;\n    proxy_ssl_name ${live.host};\n`
    : "";
  return `  location @${id}_${code} {
    set $${id}_code ${code};
    set $${id}_file $${id}_language/${code}$${id}_suffix;
    set $${id}_first $${id}_language/${code}.html;
    set $${id}_live "${scheme}://${id}_live${live_path}${code}";
    error_page 500 502 504 =${code} /.${id}/static;
    proxy_pass $${id}_live;
${tls}    proxy_method GET;
    proxy_pass_request_body off;
    proxy_pass_request_headers off;
    proxy_set_header Host ${live.host};
    proxy_set_header Content-Length "";
    proxy_set_header Accept $http_accept;
    proxy_set_header Accept-Language $${id}_wanted;
    proxy_set_header Sec-Fetch-Dest $http_sec_fetch_dest;
    proxy_set_header X-Code ${code};
    proxy_set_header X-Format $http_accept;
    proxy_set_header X-Service-Name "${service}";
    proxy_set_header X-Request-ID $request_id;
    proxy_set_header X-Original-Method $request_method;
    proxy_connect_timeout 300ms;
    proxy_send_timeout 700ms;
    proxy_read_timeout 700ms;
    proxy_next_upstream off;
  }
`;
}

function staticPage({ id, bundle, folder, languages, policy }: ProxySetup): string {
  const [first = "en"] = languages;
  return `  location = /.${id}/static {
    internal;
    root ${bundle}/pages/${folder};
    try_files /$${id}_file /$${id}_first /${first}/$${id}_code.html =500;
    types {
      text/html html;
      application/problem+json json;
    }
    charset utf-8;
    charset_types application/problem+json;
    etag off;
    add_header Cache-Control no-store always;
    add_header Content-Language $${id}_language always;
    add_header Content-Security-Policy "${policy}" always;
    add_header Referrer-Policy no-referrer always;
    add_header Retry-After $${id}_wait always;
    add_header Vary "Accept, Accept-Language, Sec-Fetch-Dest" always;
    add_header X-Content-Type-Options nosniff always;
    add_header X-Robots-Tag noindex always;
  }
`;
}
