import type { ComponentProps } from "react";
import { TextField } from "./text-field.tsx";

/** A telephone number as people write it; the server reads it into E.164 and says what is wrong. */
export function PhoneField(props: Omit<ComponentProps<typeof TextField>, "type" | "inputMode">) {
  return <TextField autoComplete="off" {...props} type="tel" inputMode="tel" />;
}
