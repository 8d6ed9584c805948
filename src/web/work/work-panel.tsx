import { useTranslation } from "react-i18next";
import { isUnderWay, type WorkItem } from "./work-query.ts";
import { WorkRow } from "./work-row.tsx";

interface WorkPanelProps {
  items: readonly WorkItem[];
  onClose: () => void;
}

/** All long work of one's own: what runs with how far it is, then what ended within a day. */
export function WorkPanel({ items, onClose }: WorkPanelProps) {
  const { t } = useTranslation("work");
  const running = items.filter(isUnderWay);
  const ended = items.filter((item) => !isUnderWay(item));
  return (
    <div className="work-panel" tabIndex={-1} data-autofocus>
      {[
        { title: t("name"), list: running },
        { title: t("recent"), list: ended },
      ].map(
        ({ title, list }) =>
          list.length > 0 && (
            <section key={title} aria-label={title}>
              <h2>{title}</h2>
              <ul>
                {list.map((item) => (
                  <WorkRow key={item.id} item={item} onClose={onClose} />
                ))}
              </ul>
            </section>
          ),
      )}
    </div>
  );
}
