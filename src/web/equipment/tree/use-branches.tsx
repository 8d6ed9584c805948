import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useLayoutEffect, useMemo, useState, type ReactNode } from "react";
import { branchQuery, type TreePiece, type TreeRoot } from "../equipment.ts";
import { type Branch, rowsOf, top, type TreeRow } from "./rows.ts";

interface Held extends Branch<TreePiece> {
  more: () => void;
  again: () => void;
}

interface Branches {
  rows: readonly TreeRow<TreePiece>[];
  branch: (parent: string) => Held | undefined;
  /** Draw nothing; they fetch what is open and keep it fresh. */
  loaders: ReactNode;
}

/** The branches that are open, each a page at a time, but as far as the piece that is looked for there (`reaching`, by parent). */
export function useBranches(
  root: TreeRoot,
  open: ReadonlySet<string>,
  reaching: ReadonlyMap<string, string>,
): Branches {
  const [held, setHeld] = useState<ReadonlyMap<string, Held>>(new Map());
  const tell = useCallback(
    (parent: string, branch: Held | undefined) =>
      setHeld((now) => {
        const next = new Map(now);
        if (branch) next.set(parent, branch);
        else next.delete(parent);
        return next;
      }),
    [],
  );
  const rows = useMemo(() => rowsOf(held, open), [held, open]);
  const parents = [top, ...rows.flatMap((row) => (row.kind === "piece" && row.isOpen ? [row.key] : []))];
  return {
    rows,
    branch: (parent) => held.get(parent),
    loaders: parents.map((parent) => (
      <Loader
        key={`${JSON.stringify(root)}/${parent}`}
        asked={parent === top ? root : { parent }}
        reaching={reaching.get(parent)}
        parent={parent}
        tell={tell}
      />
    )),
  };
}

interface LoaderProps {
  asked: TreeRoot;
  reaching: string | undefined;
  parent: string;
  tell: (parent: string, branch: Held | undefined) => void;
}

function Loader({ asked, reaching, parent, tell }: LoaderProps) {
  const { data, isError, isFetchingNextPage, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery(
    branchQuery(asked, reaching),
  );
  useLayoutEffect(() => {
    const state = isError ? "failed" : data === undefined || isFetchingNextPage ? "waiting" : "ready";
    const pieces = data?.pages.flatMap(({ items }) => items) ?? [];
    tell(parent, {
      pieces,
      state,
      hasMore: hasNextPage,
      more: () => void fetchNextPage({ cancelRefetch: false }),
      again: () => void (data ? fetchNextPage() : refetch()),
    });
  }, [data, isError, isFetchingNextPage, hasNextPage, fetchNextPage, refetch, parent, tell]);
  useLayoutEffect(() => () => tell(parent, undefined), [parent, tell]);
  return null;
}
