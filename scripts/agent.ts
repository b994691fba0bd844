import { parseArgs } from "node:util";
import { AgentFailure, readAgentConfig } from "#lib/agent/agent-config.ts";
import { runAgent } from "#lib/agent/run-agent.ts";

const stopping = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => stopping.abort());
process.on("disconnect", () => stopping.abort());

try {
  const { values } = parseArgs({ options: { config: { type: "string", default: "agent.json" } } });
  const config = readAgentConfig(values.config);
  const agent = runAgent({ config, stop: stopping.signal, say: (line) => console.log(line) });
  process.on("SIGHUP", () => agent.reload());
  await agent.ended;
  process.exit(0);
} catch (error) {
  console.error(error instanceof AgentFailure ? error.message : String(error));
  process.exit(1);
}
