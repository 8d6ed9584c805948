import { useLocation, useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";

/**
 * The secret of a link from a mail. It stands behind `#`, which no browser sends anywhere, and is taken out of the address at
 * once, so that neither history nor a look at the screen keeps it. It goes to the server in bodies only (A058).
 */
export function useLinkToken(): string | undefined {
  const navigate = useNavigate();
  const { hash, pathname } = useLocation();
  const [token, setToken] = useState(() => tokenIn(hash));
  useEffect(() => {
    const fresh = tokenIn(hash);
    if (fresh === undefined) return;
    setToken(fresh);
    void navigate({ href: pathname, replace: true });
  }, [hash, pathname, navigate]);
  return token;
}

function tokenIn(hash: string): string | undefined {
  return new URLSearchParams(hash.replace(/^#/, "")).get("token") || undefined;
}
