import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { listTokens } from "../../tokens/api.ts";
import { call } from "../client.ts";
import { Button } from "../kit/button.tsx";
import { Skeleton } from "../kit/states.tsx";
import { NewToken } from "./new-token.tsx";
import { TokenRow } from "./token-row.tsx";

/** Ways in for programs: what each may, until when, when it was last used. */
export function Tokens() {
  const { t } = useTranslation("profile");
  const [asked, setAsked] = useState(false);
  const { data, error } = useQuery({ queryKey: ["tokens"], queryFn: ({ signal }) => call(listTokens, { signal }) });
  if (error) return <p className="t2">{error.message}</p>;
  return (
    <>
      {data?.items.length === 0 && <p className="t3 tokens-none">{t("tokens.none")}</p>}
      {data && data.items.length > 0 && (
        <ul className="tokens" aria-label={t("tokens.title")}>
          {data.items.map((token) => (
            <TokenRow key={token.id} token={token} />
          ))}
        </ul>
      )}
      {data === undefined && <Skeleton width={220} />}
      <Button onClick={() => setAsked(true)}>{t("tokens.make")}</Button>
      {asked && <NewToken onClose={() => setAsked(false)} />}
    </>
  );
}
