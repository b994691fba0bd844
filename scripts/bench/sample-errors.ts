/** An error as a service would meet it: the same place of its code throws the same stack. */
export type SampleError = {
  service: string;
  code: string;
  type: string;
  frames: SampleFrame[];
};
export type SampleFrame = { name: string; file: string; line: number; column: number };

const services = ["shop-orders", "shop-billing", "shop-search", "shop-mail", "shop-accounts"];
const nouns = ["Order", "Invoice", "Basket", "Token"];
const verbs = ["load", "charge", "reserve", "confirm", "resolve", "publish", "decode"];
const folders = ["checkout", "payment", "inventory", "session", "pricing", "gateway"];
const modules = ["handler", "repository", "client", "retry", "transaction", "pool"];
const frameCount = 15;

/** Twenty distinct errors of five services, 15 frames each; the same in every run. */
export const sampleErrors: readonly SampleError[] = Array.from({ length: 20 }, (_, number) => {
  const noun = pick(nouns, number);
  const verb = pick(verbs, number);
  return {
    service: pick(services, number),
    code: `${noun}_${verb}_failed`.toUpperCase(),
    type: `${noun}Error`,
    frames: Array.from({ length: frameCount }, (_, depth) => createFrame(number, depth)),
  };
});

function createFrame(error: number, depth: number): SampleFrame {
  const mix = error * 31 + depth * 17;
  const folder = pick(folders, mix);
  return {
    name: `${pick(nouns, mix)}Service.${pick(verbs, mix + depth)}${pick(nouns, mix + 1)}`,
    file: `/srv/app/packages/${folder}/dist/${pick(modules, mix + error)}.js`,
    line: 20 + ((mix * 7) % 880),
    column: 3 + (mix % 70),
  };
}

/** The text that V8 writes for such an error. */
export function writeStack({ type, frames }: SampleError, message: string): string {
  const lines = frames.map(
    ({ name, file, line, column }) => `    at async ${name} (${file}:${line}:${column})`,
  );
  return [`${type}: ${message}`, ...lines].join("\n");
}

function pick<Item>(items: readonly Item[], number: number): Item {
  const item = items[number % items.length];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
}
