import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { TextField } from "../../kit/text-field.tsx";

interface PatternPartProps {
  pattern: string;
  onChange: (pattern: string) => void;
  error: string | undefined;
}

/** The form that texts must have, and a place to try one. */
export function PatternPart({ pattern, onChange, error }: PatternPartProps) {
  const { t } = useTranslation("own-fields");
  const [tried, setTried] = useState("");
  const fits = useFits(pattern, tried);
  return (
    <div className="fields-pair">
      <TextField
        label={t("pattern")}
        hint={t("patternWords")}
        placeholder={"[A-Z]{2}-\\d{4}"}
        value={pattern}
        onChange={onChange}
        error={error ?? (fits === "unclear" ? t("patternUnclear") : undefined)}
        required
        dir="ltr"
        spellCheck={false}
        autoComplete="off"
        maxLength={200}
      />
      <TextField
        label={t("try")}
        hint={<span role="status">{t(fits === "yes" || fits === "no" ? `tried.${fits}` : "tryWords")}</span>}
        placeholder={t("tryExample", { example: "AB-1234" })}
        value={tried}
        onChange={setTried}
        autoComplete="off"
        spellCheck={false}
      />
    </div>
  );
}

/** Asked of the same RE2 as the server's, which comes when somebody makes a pattern. */
function useFits(pattern: string, text: string): "yes" | "no" | "unclear" | undefined {
  const { data: re2 } = useQuery({
    queryKey: ["re2"],
    queryFn: () => import("re2js"),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (re2 === undefined || pattern === "") return undefined;
  try {
    const compiled = re2.RE2JS.compile(pattern);
    if (text === "") return undefined;
    return compiled.matches(text) ? "yes" : "no";
  } catch {
    return "unclear";
  }
}
