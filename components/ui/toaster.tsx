"use client";

import { Toaster as Primitive } from "sonner";

/** Call `toast` from sonner; never the only place of an error. */
export function Toaster() {
  return (
    <Primitive
      theme="system"
      position="bottom-right"
      // Whoever goes by keyboard needs to reach what a notice takes back.
      duration={10_000}
      mobileOffset={{ bottom: 80 }}
      toastOptions={{
        style: {
          background: "var(--surface)",
          color: "var(--ink)",
          borderColor: "var(--line)",
          borderRadius: "10px",
          boxShadow: "var(--shade)",
          fontFamily: "inherit",
          fontSize: "0.875rem",
        },
      }}
    />
  );
}
