/** Where `proxy.ts` writes the path that a browser asked for, which Next does not tell a layout. */
export const pathHeader = "x-paramedic-path";
