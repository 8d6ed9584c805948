import IconCompass from "@tabler/icons-react/dist/esm/icons/IconCompass.mjs";
import { useTranslation } from "react-i18next";
import { ButtonLink } from "../kit/button.tsx";
import { Empty } from "../kit/states.tsx";

/** An address that leads nowhere, or to something out of reach: the same words for both. */
export function NotFound() {
  const { t } = useTranslation("app");
  return (
    <Empty
      page
      icon={IconCompass}
      title={t("notFound.title")}
      actions={<ButtonLink to="/">{t("notFound.back")}</ButtonLink>}
    >
      {t("notFound.words")}
    </Empty>
  );
}
