import IconDeviceDesktop from "@tabler/icons-react/dist/esm/icons/IconDeviceDesktop.mjs";
import IconMoon from "@tabler/icons-react/dist/esm/icons/IconMoon.mjs";
import IconSun from "@tabler/icons-react/dist/esm/icons/IconSun.mjs";
import { useTranslation } from "react-i18next";
import { Segmented } from "../kit/segmented.tsx";
import { useTheme } from "../theme.ts";

/** Light, dark, or as the system: kept in this browser. */
export function Appearance() {
  const { t } = useTranslation("profile");
  const [theme, turnTheme] = useTheme();
  const options = [
    { value: "system", label: t("look.system"), icon: IconDeviceDesktop },
    { value: "light", label: t("look.light"), icon: IconSun },
    { value: "dark", label: t("look.dark"), icon: IconMoon },
  ] as const;
  return <Segmented label={t("look.title")} options={options} value={theme} onChange={turnTheme} />;
}
