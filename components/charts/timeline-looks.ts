/** The colours of marked lines. */
export const markColor = {
  good: "var(--good)",
  busy: "var(--busy)",
  bad: "var(--bad)",
  idle: "var(--ink-2)",
};
/** A band of minutes on a chart of weeks is narrower than a pixel: its edge keeps it in sight. */
export const bandLook = {
  bad: { fill: "var(--bad-wash)" },
  idle: { fill: "var(--raised)", stroke: "var(--edge)", strokeOpacity: 0.5 },
};
