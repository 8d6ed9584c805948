import { useTranslation } from "react-i18next";
import { Switch } from "../kit/checks.tsx";
import { Dialog } from "../kit/dialog.tsx";
import { Kbd, useKeyWords } from "../kit/kbd.tsx";
import { useShortcutList, useSingleKeys } from "../kit/shortcuts.ts";
import "./shortcuts-dialog.css";

/** What may be pressed on this page, by section, and a switch for those who press keys by accident. */
export function ShortcutsDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation("app");
  const words = useKeyWords();
  const shortcuts = useShortcutList();
  const [singleKeys, turnSingleKeys] = useSingleKeys();
  const everywhere = t("keys.everywhere");
  const sections = Map.groupBy(shortcuts, ({ section }) => section ?? everywhere);
  return (
    <Dialog open={open} onClose={onClose} title={t("keys.title")} wide>
      <div className="keys">
        {[...sections].map(([section, list]) => (
          <section key={section}>
            <h3>{section}</h3>
            <dl>
              {[...new Map(list.map((shortcut) => [shortcut.label, shortcut])).values()].map(({ keys, label }) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>
                    <Kbd keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <Switch checked={singleKeys} onChange={turnSingleKeys} detail={t("keys.singleDetail", { keys: words("mod+k") })}>
        {t("keys.single", { key: words("mod") })}
      </Switch>
    </Dialog>
  );
}
