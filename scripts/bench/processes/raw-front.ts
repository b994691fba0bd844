import { serveRawFront } from "../raw-front.ts";

process.on("disconnect", () => process.exit(0));
await serveRawFront(Number(process.env.PORT), String(process.env.DATABASE_URL));
