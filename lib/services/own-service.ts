/** Under this name Paramedic reports failures of its own; nothing recovers it by itself. */
export const ownService = "paramedic";
