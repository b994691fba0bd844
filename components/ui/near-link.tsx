"use client";

import Link, { type LinkProps } from "next/link";
import { useState } from "react";

/**
 * A link whose page is fetched ahead once somebody comes near it. Others fetch theirs when they are seen, and all of them
 * again after every reading of a live page.
 */
export function NearLink<Path>({ onPointerEnter, onFocus, ...props }: LinkProps<Path>) {
  const [isNear, setNear] = useState(false);
  return (
    <Link
      {...props}
      prefetch={isNear ? null : false}
      onPointerEnter={(event) => {
        setNear(true);
        onPointerEnter?.(event);
      }}
      onFocus={(event) => {
        setNear(true);
        onFocus?.(event);
      }}
    />
  );
}
