import type { BrowserContext, Page } from "playwright-core";

export type PageWatch = {
  /** What ran, was refused or left the product, each with the page on which it did. */
  findings: string[];
  /** The policies under which documents were answered, by address. */
  policies: Map<string, string>;
};

/** Tells what a page of this browser runs or asks for that the product did not write. */
export async function watchPages(context: BrowserContext, address: string): Promise<PageWatch> {
  const watch: PageWatch = { findings: [], policies: new Map() };
  const found = (page: string, what: string) => watch.findings.push(`${what} on ${page}`);
  await context.exposeBinding("__ran", ({ frame }) => void found(frame.url(), "a text ran"));
  await context.exposeBinding(
    "__refused",
    ({ frame }, what: string) => void found(frame.url(), what),
  );
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      const { effectiveDirective, blockedURI, sample, sourceFile, lineNumber } = event;
      const told = `${effectiveDirective} refused ${blockedURI} ${sample} (${sourceFile}:${lineNumber})`;
      Object(window).__refused(told);
    });
  });
  context.on("page", (page) => listen(page));
  for (const page of context.pages()) listen(page);
  function listen(page: Page): void {
    page.on("dialog", (dialog) => {
      found(page.url(), `a ${dialog.type()} opened`);
      void dialog.dismiss();
    });
    page.on("pageerror", (error) => found(page.url(), `an error was thrown: ${error.message}`));
    page.on("console", (message) => {
      if (/Content Security Policy/i.test(message.text())) found(page.url(), message.text());
    });
    page.on("request", (request) => {
      const url = request.url();
      if (!/^(data|blob|about):/.test(url) && !url.startsWith(address))
        found(page.url(), `asked for ${url}`);
    });
    page.on("response", async (response) => {
      if (response.request().resourceType() !== "document") return;
      watch.policies.set(
        response.url(),
        (await response.headerValue("content-security-policy")) ?? "",
      );
    });
  }
  return watch;
}

/** What a shown page holds that only a text can have made of itself: elements, and addresses that run or lead away. */
export async function findBrokenOut(page: Page): Promise<string[]> {
  // Between two documents there is one that has not even its root.
  await page.waitForFunction(() => document.readyState === "complete" && document.documentElement);
  return page.evaluate(() => {
    // An empty picture as the icon keeps browsers from asking for one.
    const schemes = ["http:", "https:", "mailto:", "tel:", "data:image/", "data:,"];
    const leadsAstray = (value: string) => {
      const url = URL.canParse(value, location.href) ? new URL(value, location.href) : null;
      return (
        !url || url.host === "hostile.invalid" || !schemes.some((one) => url.href.startsWith(one))
      );
    };
    const names = ["href", "src", "action", "formaction"];
    const links = names.flatMap((name) =>
      [...document.querySelectorAll(`[${name}]`)].map((one) => one.getAttribute(name) ?? ""),
    );
    const elements = [...document.querySelectorAll("[data-hostile]")].map((one) => one.outerHTML);
    const overflow = document.documentElement.scrollWidth - window.innerWidth;
    const wide = overflow > 0 ? [`scrolls sideways by ${overflow} px`] : [];
    return [...elements, ...links.filter(leadsAstray), ...wide];
  });
}
