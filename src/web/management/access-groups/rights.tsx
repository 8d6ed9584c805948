import IconSparkles from "@tabler/icons-react/dist/esm/icons/IconSparkles.mjs";
import { useId, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { SearchBox } from "../../grid/search-box.tsx";
import { Button } from "../../kit/button.tsx";
import { Menu } from "../../kit/menu.tsx";
import { Segmented } from "../../kit/segmented.tsx";
import { draftOfPreset } from "./draft.ts";
import { findRights, isManagement } from "./find-rights.ts";
import { depths, reachesOf } from "./reaches.ts";
import { RightsInWords } from "./rights-in-words.tsx";
import { RightsTable } from "./rights-table.tsx";
import type { GroupDraft } from "./use-draft.ts";

/** Subject × action × reach, as a table or in sentences, with a search box and presets to begin with. */
export function Rights({ model }: { model: GroupDraft }) {
  const { t } = useTranslation("access-groups");
  const id = useId();
  const [search, setSearch] = useState("");
  const [way, setWay] = useState<"table" | "words">("table");
  const { table, after, change } = model;
  const shown = useMemo(() => {
    const given = table.subjects.map((subject) => ({
      ...subject,
      actions: subject.actions.filter(({ reaches }) => reaches[after.type].length > 0),
    }));
    return findRights(
      given.filter((subject) => !isManagement(subject)),
      search,
    );
  }, [table, after.type, search]);
  const presets = table.presets.filter(({ type }) => type === after.type);
  return (
    <section aria-labelledby={id}>
      <div className="rights-tools">
        <h2 id={id} className="grow">
          {t("howFar")}
        </h2>
        <SearchBox value={search} onChange={setSearch} label={t("search")} />
        {!after.administrator && (
          <Menu
            width={320}
            placement="bottom-end"
            items={presets.map((preset) => ({
              label: preset.name,
              detail: preset.sentence,
              onSelect: () => change((now) => draftOfPreset(now, table, preset)),
            }))}
            trigger={
              <Button size="s" icon={IconSparkles}>
                {t("presets")}
              </Button>
            }
          />
        )}
        <Segmented
          label={t("way")}
          value={way}
          onChange={setWay}
          options={[
            { value: "table", label: t("asTable") },
            { value: "words", label: t("inWords") },
          ]}
        />
      </div>
      {shown.rows.length === 0 ? (
        <p className="t3 rights-nothing" role="status">
          {t("nothing", { search })}
        </p>
      ) : way === "table" ? (
        <>
          <div className="rights-legend" aria-hidden="true">
            {reachesOf[after.type].map((reach) => (
              <span key={reach}>
                {reach === "none" ? <b>—</b> : <i className={`reach-${depths[reach]}`} />}
                {t(`reach.${reach}`)}
              </span>
            ))}
          </div>
          <RightsTable model={model} shown={shown} />
        </>
      ) : (
        <RightsInWords model={model} shown={shown} />
      )}
    </section>
  );
}
