import IconSearch from "@tabler/icons-react/dist/esm/icons/IconSearch.mjs";
import { useTranslation } from "react-i18next";
import { Icon } from "../kit/icon.tsx";
import { IconButton } from "../kit/icon-button.tsx";
import { Kbd } from "../kit/kbd.tsx";
import { NotificationsButton } from "../notifications/notifications-button.tsx";
import { WorkButton } from "../work/work-button.tsx";
import { CreateMenu } from "./create-menu.tsx";
import { OwnMenu } from "./own-menu.tsx";
import { useCurrentTitle } from "./page-title.ts";

/** Search everything, create, own menu; on a phone the page's title instead of the search field. */
export function TopBar({ onSearch }: { onSearch: () => void }) {
  const { t } = useTranslation("app");
  const title = useCurrentTitle();
  return (
    <header className="top">
      <span className="ptitle clip only-phone" aria-hidden="true">
        {title ?? t("name")}
      </span>
      <button type="button" className="find no-phone" onClick={onSearch} aria-keyshortcuts="Control+K Meta+K">
        <Icon of={IconSearch} size="s" />
        <span className="clip">{t("top.search")}</span>
        <Kbd keys="mod+k" />
      </button>
      <div className="end">
        <CreateMenu />
        <IconButton className="only-phone" icon={IconSearch} label={t("top.searchShort")} onClick={onSearch} />
        <WorkButton />
        <NotificationsButton />
        <OwnMenu />
      </div>
    </header>
  );
}
