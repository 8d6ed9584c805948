import { useTranslation } from "react-i18next";
import { ChoiceField } from "../kit/choice-field.tsx";
import { OptionPart, type OptionsPartProps } from "./option-part.tsx";

const delimiters = [",", ";", "\t", "|"] as const;
const delimiterWords = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "bar" } as const;
const dateFormats = ["iso", "mdy", "dmy"] as const;
const encodings = [
  "utf-8",
  "utf-16le",
  "utf-16be",
  "windows-1251",
  "windows-1252",
  "windows-1250",
  "koi8-u",
  "koi8-r",
  "iso-8859-1",
  "iso-8859-2",
  "iso-8859-15",
  "macintosh",
  "x-mac-cyrillic",
];

/** How the file is written; guessed, and seldom wrong. */
export function FileOptions({ options, change }: OptionsPartProps) {
  const { t } = useTranslation("import");
  const known =
    encodings.includes(options.encoding) || options.encoding === "" ? encodings : [options.encoding, ...encodings];
  return (
    <OptionPart title={t("option.file")} words={t("option.fileWords")}>
      <ChoiceField
        label={t("option.dateFormat")}
        options={dateFormats.map((way) => ({ value: way, label: t(`dateFormat.${way}`) }))}
        value={options.dateFormat}
        onChange={(value) => change({ dateFormat: dateFormats.find((way) => way === value) })}
      />
      <ChoiceField
        label={t("option.delimiter")}
        options={delimiters.map((way) => ({ value: way, label: t(`delimiter.${delimiterWords[way]}`) }))}
        value={options.delimiter}
        onChange={(value) => change({ delimiter: delimiters.find((way) => way === value) })}
      />
      <ChoiceField
        label={t("option.encoding")}
        options={known.map((name) => ({ value: name, label: t(`encoding.name.${name}`, { defaultValue: name }) }))}
        value={options.encoding || null}
        onChange={(value) => value !== null && change({ encoding: value })}
      />
    </OptionPart>
  );
}
