import type { SnippetSetup } from "#lib/error-pages/snippets/snippet-setup.ts";

/** A middleware for Django 3.2 or newer; it needs nothing but Django and the standard library. */
export function describeDjango(setup: SnippetSetup): string {
  return [head(setup), finding(setup), middleware()].join("\n\n");
}

function head({ service, live, pages, languages, policy }: SnippetSetup): string {
  return `# Error pages for ${service}, for Django 3.2 or newer: error_pages.py beside settings.py
#
#   MIDDLEWARE = ["<your project>.error_pages.ErrorPages", *the others]
#
# Who opens a page in a browser gets Paramedic's live page; when Paramedic does not answer in half a second, the
# static page. Everybody else gets what your application says, and with DEBUG = True everybody does. Report errors
# with request.paramedic_id as their request_id: it is how page and record get the same reference.
import re
import urllib.error
import urllib.request
import uuid
from pathlib import Path

from django.conf import settings
from django.http import HttpResponse

LIVE = "${live}"  # ADAPT: Paramedic, as this server reaches it
PAGES = Path("${pages}")  # ADAPT: the exported bundle
LANGUAGES = ${JSON.stringify(languages)}
STATUSES = {500, 502, 503, 504}
WAIT_SECONDS = 0.5
HEADERS = {
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "${policy}",
    "X-Robots-Tag": "noindex",
}
LAST_RESORT = (
    "<!doctype html><title>Not available</title>"
    "<p>This page is not available right now. Please try again in a few minutes."
)`;
}

function finding({ service }: SnippetSetup): string {
  return `
def fetch_live(request, status):
    question = urllib.request.Request(
        f"{LIVE}{status}",
        headers={
            "Accept": "text/html",
            "Accept-Language": request.headers.get("Accept-Language", ""),
            "X-Code": str(status),
            "X-Service-Name": "${service}",
            "X-Request-ID": request.paramedic_id,
            "X-Original-Method": request.method,
        },
    )
    try:
        answer = urllib.request.urlopen(question, timeout=WAIT_SECONDS)
    except urllib.error.HTTPError as error:
        # The page has the status of the failure, which urllib takes for one.
        answer = error
    with answer:
        # What stands before Paramedic may answer in its place.
        if answer.headers.get("X-Robots-Tag") is None:
            return None
        kept = ("Content-Security-Policy", "Content-Language", "Retry-After")
        headers = {name: answer.headers[name] for name in kept if answer.headers.get(name)}
        return answer.read(), {**HEADERS, **headers}


def read_static(request, status):
    wanted = request.headers.get("Accept-Language", "").lower().split(",")
    found = (re.split("[-;]", one.strip())[0] for one in wanted)
    language = next((one for one in found if one in LANGUAGES), LANGUAGES[0])
    names = [f"{status}.html"]
    if request.method not in ("GET", "HEAD"):
        names.insert(0, f"{status}.sent.html")
    for name in names:
        file = PAGES / language / name
        if file.is_file():
            body = file.read_text("utf-8")
            headers = {**HEADERS, "Content-Language": language}
            # Header and countdown are one number.
            wait = re.search(r'data-wait="(\\d+)"', body)
            if wait:
                headers["Retry-After"] = wait[1]
            return body, headers
    return None


def find_page(request, status):
    for find in (fetch_live, read_static):
        try:
            page = find(request, status)
        except (OSError, ValueError):
            continue
        if page:
            return page
    return LAST_RESORT, HEADERS`;
}

function middleware(): string {
  return `
def opens_page(request):
    destination = request.headers.get("Sec-Fetch-Dest", "")
    windows = ("", "document", "iframe", "frame", "object", "embed")
    return destination in windows and "text/html" in request.headers.get("Accept", "").lower()


class ErrorPages:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.paramedic_id = request.headers.get("X-Request-ID") or uuid.uuid4().hex
        response = self.get_response(request)
        if settings.DEBUG or response.status_code not in STATUSES or not opens_page(request):
            return response
        body, headers = find_page(request, response.status_code)
        page = HttpResponse(body, status=response.status_code)
        for name, value in headers.items():
            page[name] = value
        return page
`;
}
