import IconChevronRight from "@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs";
import { useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { purgeField } from "../../../fields/api.ts";
import { call } from "../../client.ts";
import { Button } from "../../kit/button.tsx";
import { Icon } from "../../kit/icon.tsx";
import { useMay } from "../../session.ts";
import { PurgeDialog } from "../../trash/purge-dialog.tsx";
import type { On, OwnField } from "./own-field.ts";
import { useKindWords } from "./use-kind-words.ts";
import { useOwnFields } from "./use-own-fields.ts";

/** Fields that nobody sees, with their values kept: to bring back, or to delete for good. */
export function HiddenFields({ on, fields }: { on: On; fields: readonly OwnField[] }) {
  const { t } = useTranslation("own-fields");
  const id = useId();
  const mayDelete = useMay()("contactFields", "delete");
  const kindWords = useKindWords();
  const queries = useQueryClient();
  const { restore } = useOwnFields(on);
  const [open, setOpen] = useState(false);
  const [doomed, setDoomed] = useState<OwnField>();
  return (
    <section className="fields-hidden" aria-labelledby={id}>
      <h2 id={id}>
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Icon of={IconChevronRight} size="s" />
          {t("hiddenTitle")}
          <span className="t3 num">{fields.length}</span>
        </button>
      </h2>
      {open && (
        <>
          <p className="t3">{t("hiddenAll")}</p>
          <ul className="lines">
            {fields.map((field) => (
              <li className="fields-gone" key={field.id}>
                <span className="fields-what">
                  <b dir="auto">{field.name}</b>
                  <span className="t3">{kindWords(field.type)}</span>
                </span>
                {mayDelete && (
                  <>
                    <Button size="s" onClick={() => void restore(field)} aria-label={t("restoreOf", field)}>
                      {t("restore")}
                    </Button>
                    <Button size="s" variant="danger" onClick={() => setDoomed(field)} aria-label={t("purgeOf", field)}>
                      {t("purge")}
                    </Button>
                  </>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {doomed && (
        <PurgeDialog
          name={doomed.name}
          words={t("purgeWords")}
          purge={(name) => call(purgeField, { params: { id: doomed.id }, body: { name } })}
          onDone={() => void queries.invalidateQueries({ queryKey: ["fields"] })}
          onClose={() => setDoomed(undefined)}
        />
      )}
    </section>
  );
}
