import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, ButtonLink } from "../kit/button.tsx";
import { Radio } from "../kit/checks.tsx";
import { BringFile } from "./bring-file.tsx";
import { ImportFrame } from "./import-frame.tsx";
import { asksForEncoding } from "./import-query.ts";
import { PastImports } from "./past-imports.tsx";
import { RefusalLine } from "./refusal-line.tsx";
import type { StepProps } from "./step-props.ts";
import { useChangeImport } from "./use-change-import.ts";

/** What is wrong with the file, or in which encoding it is written. */
export function FileStep({ one, frame, go }: StepProps) {
  const { t } = useTranslation("import");
  return asksForEncoding(one) ? (
    <EncodingChoice one={one} frame={frame} go={go} />
  ) : (
    <ImportFrame {...frame}>
      <div className="imp-body">
        <div className="imp-column">
          <BringFile
            fault={{
              title: t("fault.nothingWritten"),
              words: one.problem?.detail ?? t("fault.unknown"),
              action: (
                <Button size="s" onClick={() => go("options")}>
                  {t("fault.readOtherwise")}
                </Button>
              ),
            }}
          />
          <PastImports />
        </div>
      </div>
    </ImportFrame>
  );
}

function EncodingChoice({ one, frame, go }: StepProps) {
  const { t } = useTranslation("import");
  const { change, busy, refusal } = useChangeImport(one.id);
  const [encoding, setEncoding] = useState(one.encodings[0]?.encoding ?? "");
  const next = async () => {
    if (await change({ options: { encoding } })) go("options");
  };
  const foot = (
    <>
      <RefusalLine error={refusal} />
      <ButtonLink to="/imports/new" search={{ kind: one.kind }}>
        {t("fault.other")}
      </ButtonLink>
      <Button variant="primary" busy={busy} onClick={() => void next()}>
        {t("continue")}
      </Button>
    </>
  );
  return (
    <ImportFrame {...frame} foot={foot}>
      <div className="imp-body">
        <fieldset className="imp-column encodings">
          <legend>{t("encoding.title")}</legend>
          <p className="t2">{one.problem?.detail ?? t("encoding.words")}</p>
          {one.encodings.map(({ encoding: name, samples }) => (
            <Radio
              key={name}
              name="encoding"
              checked={name === encoding}
              onChange={() => setEncoding(name)}
              detail={<bdi className="encoding-names">{samples.join(", ")}</bdi>}
            >
              {t(`encoding.name.${name.toLowerCase().replaceAll(".", "")}`, { defaultValue: name })}
            </Radio>
          ))}
        </fieldset>
      </div>
    </ImportFrame>
  );
}
