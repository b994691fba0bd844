import type { ProxySetup } from "#lib/error-pages/proxies/proxy-setup.ts";

/** The part of HAProxy's configuration that its rules cannot say: fetch the live page, else choose a static one. */
export function describeHaproxyLua(setup: ProxySetup): string {
  return [head(setup), memory(setup), reading(setup), live(setup), showing(setup)].join("\n");
}

function head({ service, folder }: ProxySetup): string {
  return `-- Error pages for ${service}: what haproxy.cfg loads as /etc/haproxy/${folder}.lua.
-- It reads the static pages once, when HAProxy starts.
`;
}

function memory({ bundle, folder, languages, codes }: ProxySetup): string {
  const waits = codes.map(({ code, wait }) => `  ["${code}"] = "${wait ?? ""}",`).join("\n");
  return `local folder = "${bundle}/pages/${folder}/" -- ADAPT
local languages = { ${languages.map((language) => `"${language}"`).join(", ")} }
local waits = {
${waits}
}
local suffixes = { ".html", ".sent.html", ".json" }
local pages, known = {}, {}
for _, language in ipairs(languages) do
  known[language] = true
  for code in pairs(waits) do
    for _, suffix in ipairs(suffixes) do
      local name = language .. "/" .. code .. suffix
      local file = io.open(folder .. name, "rb")
      if file then
        pages[name] = file:read("*a")
        file:close()
      end
    end
  end
end
`;
}

function reading({ id }: ProxySetup): string {
  return `local windows = { document = true, iframe = true, frame = true, object = true, embed = true }

-- Browsers say what they fetch: scripts and pictures of a page need no page.
local function wants_page(accept, destination)
  if destination ~= "" and not windows[destination] then return false end
  for range in accept:lower():gmatch("[^,]+") do
    if range:match("^%s*text/html") then return not range:match(";%s*q=0%.?0*%s*$") end
  end
  return false
end

-- The first language of the visitor's list that there are pages in.
local function choose_language(list)
  for range in list:lower():gmatch("[^,]+") do
    local language = range:match("^%s*(%a+)")
    if language and known[language] then return language end
  end
  return languages[1]
end

core.register_action("${id}_remember", { "http-req" }, function(txn)
  local headers = txn.http:req_get_headers()
  local function read(name)
    local values = headers[name]
    return values and values[0] or ""
  end
  local accept = read("accept")
  local chosen = (";" .. read("cookie")):match(";%s*lang=([%w-]+)")
  txn:set_priv({
    accept = accept,
    destination = read("sec-fetch-dest"),
    html = wants_page(accept, read("sec-fetch-dest")),
    -- What visitors chose on the site (its cookie "lang") stands before what their browser lists.
    languages = (chosen and chosen .. "," or "") .. read("accept-language"),
    method = txn.sf:method(),
    request_id = read("x-request-id"),
  })
end)
`;
}

function live({ id, service, live, live_path }: ProxySetup): string {
  return `local dropped = {
  ["connection"] = true, ["content-length"] = true, ["date"] = true, ["keep-alive"] = true,
  ["transfer-encoding"] = true, ["x-paramedic-answered"] = true,
}

-- The live page, or nil when Paramedic does not answer in time.
local function fetch_live(seen, code)
  local socket = core.tcp()
  socket:settimeout(1)
  if not socket:connect("abns@${id}_live") then return nil end
  local lines = {
    "GET ${live_path}" .. code .. " HTTP/1.0",
    "Host: ${live.host}",
    "Accept: " .. seen.accept,
    "Accept-Language: " .. seen.languages,
    "X-Code: " .. code,
    "X-Format: " .. seen.accept,
    "X-Service-Name: ${service}",
    "X-Request-ID: " .. seen.request_id,
    "X-Original-Method: " .. seen.method,
  }
  if seen.destination ~= "" then lines[#lines + 1] = "Sec-Fetch-Dest: " .. seen.destination end
  socket:send(table.concat(lines, "\\r\\n") .. "\\r\\n\\r\\n")
  local answer = socket:receive("*a")
  socket:close()
  local first, last = (answer or ""):find("\\r\\n\\r\\n", 1, true)
  if not first then return nil end
  local headers, answered = {}, false
  for name, value in answer:sub(1, first + 1):gmatch("([%w-]+):%s*([^\\r\\n]*)\\r\\n") do
    local lower = name:lower()
    if lower == "x-paramedic-answered" then answered = true end
    if not dropped[lower] then headers[#headers + 1] = { lower, value } end
  end
  if not answered then return nil end
  return { headers = headers, body = answer:sub(last + 1) }
end
`;
}

function showing({ id, policy }: ProxySetup): string {
  return `local function find_static(seen, code)
  local language = choose_language(seen.languages)
  local suffix = ".json"
  if seen.html then
    suffix = (seen.method == "GET" or seen.method == "HEAD") and ".html" or ".sent.html"
  end
  local body = pages[language .. "/" .. code .. suffix] or pages[language .. "/" .. code .. ".html"]
  if not body then return nil end
  local headers = {
    { "content-type", seen.html and "text/html; charset=utf-8" or "application/problem+json; charset=utf-8" },
    { "cache-control", "no-store" },
    { "content-language", language },
    { "content-security-policy", "${policy}" },
    { "referrer-policy", "no-referrer" },
    { "vary", "Accept, Accept-Language, Sec-Fetch-Dest" },
    { "x-content-type-options", "nosniff" },
    { "x-robots-tag", "noindex" },
  }
  if waits[code] ~= "" then headers[#headers + 1] = { "retry-after", waits[code] } end
  return { headers = headers, body = body }
end

core.register_action("${id}_show", { "http-res" }, function(txn)
  local seen = txn:get_priv()
  if not seen then return end
  -- The service's own words are for who did not open a page.
  local answered = txn.http:res_get_headers()["x-paramedic-answered"] ~= nil
  if answered and not seen.html then return end
  local code = tostring(txn.sf:status())
  local page = fetch_live(seen, code) or find_static(seen, code)
  if not page then return end
  local reply = txn:reply({ status = tonumber(code) })
  for _, header in ipairs(page.headers) do reply:add_header(header[1], header[2]) end
  if seen.method ~= "HEAD" then reply:set_body(page.body) end
  txn:done(reply)
end)
`;
}
