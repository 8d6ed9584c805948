import { useTranslation } from "react-i18next";
import { Switch } from "../../kit/checks.tsx";
import { ChoiceField } from "../../kit/choice-field.tsx";
import type { Option, OptionSource } from "../../kit/choice-options.ts";
import { ChoicesField } from "../../kit/choices-field.tsx";
import { DateField } from "../../kit/date-field.tsx";
import { TextArea, TextField } from "../../kit/text-field.tsx";
import { useTags } from "../../tags/use-tags.ts";
import { draftOf, linkAt, textAt, valueAt, type Draft, type FieldInfo } from "./contact.ts";
import { languageNameIn, useLanguages, useTimeZones, zoneCity } from "./places.ts";
import { OwnFile, type FileOwner } from "./own-file.tsx";
import { choicesIn, OwnInput } from "./own-input.tsx";
import { RichTextField } from "./rich-text.tsx";
import {
  accessGroups,
  agents,
  companies,
  contactGroups,
  departments,
  linkOf,
  optionOf,
  peopleBut,
  tags,
} from "./sources.tsx";
import { useFieldWords } from "./use-field-words.ts";
import { usePlace } from "../../kit/place.ts";

export interface FieldInputProps {
  field: FieldInfo;
  /** Whose: he cannot report to himself. */
  contactId?: string;
  /** What a file would hang on; absent while the record is not there yet. */
  record?: FileOwner | undefined;
  draft: Draft;
  /** `final`: a single choice is made, nothing more is to be typed. */
  onChange: (change: Draft, final?: boolean) => void;
  error?: string;
  labelHidden?: boolean;
  /** In a property: focus goes in, a list opens at once. */
  atOnce?: boolean;
  onBlur?: () => void;
}

/** The input that fits what a field holds. Lists with parts have inputs of their own. */
export function FieldInput({
  field,
  contactId,
  record,
  draft,
  onChange,
  error,
  labelHidden,
  atOnce,
  onBlur,
}: FieldInputProps) {
  const words = useFieldWords();
  const { key, kind } = field;
  const hint = field.own?.hint || undefined;
  const shell = { label: words.of(field), labelHidden, hint, error, required: field.required, autoFocus: atOnce };
  const text = textAt(draft, key);
  const typed = { ...shell, value: text, onChange: (value: string) => onChange(draftOf(key, value)) };
  const line = { ...typed, maxLength: field.maxLength ?? undefined, autoComplete: "off", onBlur };
  const choice = {
    ...shell,
    openAtOnce: atOnce,
    value: text || null,
    clearable: !field.required,
    onChange: (value: string | null) => onChange(draftOf(key, value ?? ""), true),
  };
  if (kind === "text") return <TextField {...line} onFocus={atOnce ? (event) => event.target.select() : undefined} />;
  if (kind === "longText") return <TextArea {...line} />;
  if (kind === "html") return <RichTextField {...typed} />;
  if (kind === "file")
    return (
      <OwnFile
        shell={shell}
        value={valueAt(draft, key)}
        record={record ?? (contactId === undefined ? undefined : { path: "contacts", id: contactId })}
        onChange={(value) => onChange(draftOf(key, value), true)}
      />
    );
  if (kind === "number" || kind === "money" || kind === "date" || kind === "dateTime" || kind === "choices")
    return <OwnInput {...{ field, draft, onChange, error, labelHidden, atOnce }} />;
  if (kind === "birthday")
    return (
      <DateField {...shell} partial value={text || null} onChange={(value) => onChange(draftOf(key, value ?? ""))} />
    );
  if (kind === "yesNo")
    return (
      <Switch
        checked={valueAt(draft, key) === true}
        autoFocus={atOnce}
        detail={hint}
        onChange={(on) => onChange(draftOf(key, on), true)}
      >
        {words.of(field)}
      </Switch>
    );
  if (kind === "choice")
    return (
      <ChoiceField
        {...choice}
        options={choicesIn(field, draft).map((value) => ({ value, label: words.choice(field, value) }))}
      />
    );
  if (kind === "language") return <LanguageInput {...choice} />;
  if (kind === "timeZone") return <TimeZoneInput {...choice} />;
  if (kind === "tags")
    return (
      <TagsInput {...shell} atOnce={atOnce} value={draft.tags ?? []} onChange={(next) => onChange({ tags: next })} />
    );
  if (kind === "groups") {
    return (
      <ChoicesField
        {...shell}
        {...contactGroups}
        openAtOnce={atOnce}
        value={(draft.groups ?? []).map(optionOf)}
        onChange={(chosen) => onChange({ groups: chosen.map(linkOf) })}
      />
    );
  }
  if (kind === "departments") {
    return (
      <ChoicesField
        {...shell}
        {...departments}
        openAtOnce={atOnce}
        value={(draft.departments ?? []).map(optionOf)}
        onChange={(chosen) => onChange({ departments: chosen.map(linkOf) })}
      />
    );
  }
  const source = sourceOf(field, contactId);
  if (source === undefined) return null;
  return (
    <LinkInput
      {...shell}
      source={source}
      openAtOnce={atOnce}
      clearable={!field.required && kind !== "accessGroup"}
      draft={draft}
      field={key}
      onChange={onChange}
    />
  );
}

function sourceOf({ key, kind }: FieldInfo, contactId: string | undefined): OptionSource | undefined {
  if (kind === "contact") return peopleBut(contactId);
  if (kind === "company") return companies;
  if (kind === "person") return key === "reportsTo" || key === "usedBy" ? peopleBut(contactId) : agents;
  return kind === "accessGroup" ? accessGroups : undefined;
}

interface LinkInputProps {
  label: string;
  field: string;
  draft: Draft;
  source: OptionSource;
  clearable: boolean;
  openAtOnce?: boolean;
  onChange: FieldInputProps["onChange"];
}

function LinkInput({ field, draft, source, onChange, ...rest }: LinkInputProps) {
  const link = linkAt(draft, field);
  const choose = (_: string | null, option: Option | null) => onChange(draftOf(field, option && linkOf(option)), true);
  return (
    <ChoiceField {...rest} {...source} value={link?.id ?? null} chosen={link && optionOf(link)} onChange={choose} />
  );
}

interface ChosenText {
  label: string;
  value: string | null;
  onChange: (value: string | null) => void;
}

function LanguageInput(props: ChosenText) {
  const { language } = usePlace();
  const options = useLanguages();
  const chosen = props.value === null ? null : { value: props.value, label: languageNameIn(language, props.value) };
  return <ChoiceField {...props} options={options} chosen={chosen} />;
}

function TimeZoneInput(props: ChosenText) {
  const options = useTimeZones();
  const chosen = props.value === null ? null : { value: props.value, label: zoneCity(props.value) };
  return <ChoiceField {...props} options={options} chosen={chosen} />;
}

interface TagsInputProps {
  label: string;
  value: readonly string[];
  onChange: (tags: string[]) => void;
  atOnce?: boolean;
}

function TagsInput({ value, onChange, atOnce, ...rest }: TagsInputProps) {
  const { t } = useTranslation("card");
  const { optionOf: tagOf, add } = useTags();
  return (
    <ChoicesField
      {...rest}
      {...tags}
      openAtOnce={atOnce}
      placeholder={t("add.tag")}
      value={value.map(tagOf)}
      onChange={(next) => onChange(next.map((tag) => tag.value))}
      onAdd={add}
    />
  );
}
