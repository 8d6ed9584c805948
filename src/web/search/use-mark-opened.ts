import { useQueryClient } from "@tanstack/react-query";
import { useLocation } from "@tanstack/react-router";
import { useEffect } from "react";
import { markOpened } from "../../recent/api.ts";
import { call, CallError } from "../client.ts";
import { useSession } from "../session.ts";
import { recordAt } from "./places.ts";
import { recentQuery } from "./recent.ts";

/** Has the server remember every record whose page is opened, quietly: nobody waits for it, and whoever looks on as another leaves no trace. */
export function useMarkOpened(): void {
  const { viewer } = useSession();
  const queries = useQueryClient();
  const path = useLocation({ select: ({ pathname }) => pathname });
  const looksOn = viewer !== null;
  useEffect(() => {
    const record = recordAt(path);
    if (!record || looksOn) return;
    call(markOpened, { body: record }).then(
      () => queries.invalidateQueries({ queryKey: recentQuery.queryKey }),
      (error: unknown) => {
        // The page itself says what is wrong with its record, or with the connection.
        if (!(error instanceof CallError)) throw error;
      },
    );
  }, [path, looksOn, queries]);
}
