/** The headers that are the same for every answer; the policy with a nonce is proxy.ts's. */
export const SECURITY_HEADERS: ReadonlyArray<{ key: string; value: string }> = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  // For browsers that know no frame-ancestors.
  { key: "X-Frame-Options", value: "DENY" },
  // A link followed out of a story must not tell which story it was.
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  {
    key: "Permissions-Policy",
    value: "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
  },
  // Sources' names and unpublished stories: not for search engines, wherever this is put.
  { key: "X-Robots-Tag", value: "noindex, nofollow" },
];
