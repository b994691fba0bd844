/** A variable that whoever starts this process must give. */
export function variable(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing; \`npm run demo\` sets it.`);
  return value;
}
