import { useEffect, useState, type ComponentProps } from "react";
import { TextField } from "./text-field.tsx";

interface NumberFieldProps extends Omit<ComponentProps<typeof TextField>, "value" | "onChange" | "type" | "inputMode"> {
  value: number | null;
  /** NaN while what is typed is no number. */
  onChange: (value: number | null) => void;
}

/** A number; takes a comma or a point as decimal sign, and spaces between thousands. */
export function NumberField({ value, onChange, ...rest }: NumberFieldProps) {
  const [text, setText] = useState(value === null ? "" : String(value));
  useEffect(() => {
    setText((typed) =>
      Object.is(readNumber(typed), value) || Number.isNaN(value) ? typed : value === null ? "" : String(value),
    );
  }, [value]);
  return (
    <TextField
      {...rest}
      inputMode="decimal"
      value={text}
      onChange={(typed) => {
        setText(typed);
        onChange(readNumber(typed));
      }}
    />
  );
}

function readNumber(text: string): number | null {
  const bare = text.replace(/[\s\u00a0\u202f]/g, "").replace(",", ".");
  return bare === "" ? null : Number(bare);
}
