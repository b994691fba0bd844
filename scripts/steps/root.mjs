import { fileURLToPath } from "node:url";

// Every path in the scripts and in the product is relative to the repository.
process.chdir(fileURLToPath(new URL("../..", import.meta.url)));
