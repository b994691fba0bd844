import { readFileSync } from "node:fs";
import { prepareShape } from "#lib/grouping/message-shape.ts";
for (const l of readFileSync(0,"utf8").split("\n")) if(l) console.log(prepareShape(l));
