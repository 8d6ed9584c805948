import { useMemo } from "react";
import { ChoiceField } from "../kit/choice-field.tsx";
import { usePlace } from "../kit/place.ts";

interface CurrencyFieldProps {
  label: string;
  labelHidden?: boolean;
  /** ISO 4217. */
  value: string;
  onChange: (code: string) => void;
  error?: string | undefined;
}

/** A currency by its code; found by its name as well. */
export function CurrencyField({ onChange, ...rest }: CurrencyFieldProps) {
  const { language } = usePlace();
  const options = useMemo(() => {
    const names = new Intl.DisplayNames(language, { type: "currency" });
    return Intl.supportedValuesOf("currency").map((code) => ({ value: code, label: code, detail: names.of(code) }));
  }, [language]);
  return <ChoiceField {...rest} options={options} onChange={(code) => code !== null && onChange(code)} />;
}
