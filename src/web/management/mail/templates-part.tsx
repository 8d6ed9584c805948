import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CallError } from "../../client.ts";
import { Failure } from "../../frame/failure.tsx";
import { languageName } from "../../i18n.ts";
import { ChoiceField } from "../../kit/choice-field.tsx";
import { Segmented } from "../../kit/segmented.tsx";
import { Skeleton } from "../../kit/states.tsx";
import { LetterView } from "./letter-view.tsx";
import { previewQuery, templatesQuery, type LetterKind } from "./mail.ts";

/** Each kind of letter in each language, as whoever gets it sees it. */
export function TemplatesPart() {
  const { t, i18n } = useTranslation("mail");
  const navigate = useNavigate();
  const { kind, language = i18n.language } = useSearch({ strict: false });
  const { data, error, refetch } = useQuery(templatesQuery(i18n.language));
  if (error instanceof CallError && !data) return <Failure error={error} reset={() => void refetch()} />;
  const shown = data?.items.find((one) => one.kind === kind) ?? data?.items[0];
  const turn = (change: { kind?: string; language?: string }) =>
    void navigate({ to: ".", search: (before) => ({ ...before, ...change }), replace: true });
  return (
    <div className="templates" aria-busy={data === undefined}>
      <nav aria-label={t("templates.kinds")}>
        {data?.items.map((one) => (
          <button
            key={one.kind}
            type="button"
            aria-current={one.kind === shown?.kind ? "true" : undefined}
            onClick={() => turn({ kind: one.kind })}
          >
            <b>{one.name}</b>
            <span>{t(`templates.when.${one.kind}`)}</span>
          </button>
        ))}
        {data === undefined && <Skeleton width={140} />}
      </nav>
      {data && shown && (
        <Preview
          kind={shown.kind}
          name={shown.name}
          language={language}
          languages={data.languages}
          onLanguage={(one) => turn({ language: one })}
        />
      )}
    </div>
  );
}

interface PreviewProps {
  kind: LetterKind;
  name: string;
  language: string;
  languages: readonly string[];
  onLanguage: (language: string) => void;
}

function Preview({ kind, name, language, languages, onLanguage }: PreviewProps) {
  const { t } = useTranslation("mail");
  const [way, setWay] = useState<"letter" | "text">("letter");
  const { data: letter, error, refetch } = useQuery(previewQuery(kind, language));
  if (error instanceof CallError && !letter) return <Failure error={error} reset={() => void refetch()} />;
  return (
    <section className="template" aria-label={name} aria-busy={letter === undefined} tabIndex={0}>
      <div className="template-tools">
        <ChoiceField
          label={t("templates.language")}
          labelHidden
          options={languages.map((tag) => ({ value: tag, label: languageName(tag) }))}
          value={language}
          onChange={(chosen) => chosen !== null && onLanguage(chosen)}
        />
        <Segmented
          label={t("templates.way")}
          value={way}
          onChange={setWay}
          options={[
            { value: "letter", label: t("templates.letter") },
            { value: "text", label: t("templates.text") },
          ]}
        />
        <p className="t3 md grow">{t("templates.words")}</p>
      </div>
      {letter && (
        <div lang={letter.language} dir="auto">
          <h2 className="template-subject">{letter.subject}</h2>
          {way === "letter" ? <LetterView html={letter.html} /> : <pre className="letter-text">{letter.text}</pre>}
        </div>
      )}
      {letter === undefined && <Skeleton width={280} />}
    </section>
  );
}
