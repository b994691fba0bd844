/**
 * What an open page decides, as the text that it carries; `draw` is random, from 0 up to 1. The simulation of many
 * pages evaluates this very text: `nextWait` is the seconds before the look after so many; `decide` says what follows a
 * look: come in, look again, both after so many seconds, or stop.
 */
export const retryDecisions = `
const nextWait = (tries, base, draw) => Math.round(Math.min(Math.max(120, base), base * 2 ** tries) * (0.5 + draw / 2));
const decide = (tries, most, base, status, draw) => {
  if (status && (status.state === "fine" || status.state === "back")) return ["enter", Math.round(status.window_seconds * draw)];
  return tries < most ? ["look", nextWait(tries, base, draw)] : ["stop", 0];
};
`;

/** A page looks this often, then says that it has stopped. */
export const mostTries = 12;
