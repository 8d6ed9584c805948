import assert from "node:assert/strict";
import { test } from "node:test";
import { QueryObserver } from "@tanstack/react-query";
import { makeQueryClient } from "./queries.ts";

test("An answer that was on its way while something was saved does not take its place", async (t) => {
  const queries = makeQueryClient(() => assert.fail("nobody is signed out"));
  const answers: ((name: string) => void)[] = [];
  const asked = Array.from({ length: 3 }, () => Promise.withResolvers<void>());
  const queryKey = ["contacts", "one"];
  const queryFn = () =>
    new Promise<string>((answer) => {
      answers.push(answer);
      asked[answers.length - 1]?.resolve();
    });
  const observer = new QueryObserver(queries, { queryKey, queryFn });
  const seen: unknown[] = [];
  t.after(() => queries.clear());
  const first = Promise.withResolvers<void>();
  const last = Promise.withResolvers<void>();
  t.after(
    observer.subscribe(({ data }) => {
      if (data !== undefined && seen.at(-1) !== data) seen.push(data);
      if (data === "Ann Lee") first.resolve();
      if (data === "Ann Roe-Lee") last.resolve();
    }),
  );
  await asked[0]?.promise;
  answers[0]?.("Ann Lee");
  await first.promise;
  void observer.refetch();
  await asked[1]?.promise;
  queries.setQueryData(queryKey, "Ann Roe");
  await asked[2]?.promise;
  answers[1]?.("Ann Lee");
  answers[2]?.("Ann Roe-Lee");
  await last.promise;
  assert.deepEqual(seen, ["Ann Lee", "Ann Roe", "Ann Roe-Lee"]);
});
