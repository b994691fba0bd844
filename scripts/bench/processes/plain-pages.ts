import { createServer } from "node:http";

process.on("disconnect", () => process.exit(0));

// The least that could answer a page: the bytes and headers of one that the product gave, the same for everybody.
const page = await fetch(String(process.env.PAGE_URL), { headers: { accept: "text/html" } });
const body = Buffer.from(await page.arrayBuffer());
const names = ["connection", "date", "keep-alive", "transfer-encoding"];
const headers = [...page.headers].filter(([name]) => !names.includes(name));
const server = createServer((_request, response) => {
  response.writeHead(page.status, Object.fromEntries(headers));
  response.end(body);
});
server.listen(Number(process.env.PORT), "127.0.0.1", () => process.send?.("ready"));
