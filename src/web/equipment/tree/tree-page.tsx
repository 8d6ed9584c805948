import IconDevices from "@tabler/icons-react/dist/esm/icons/IconDevices.mjs";
import IconX from "@tabler/icons-react/dist/esm/icons/IconX.mjs";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { CallError } from "../../client.ts";
import { Failure } from "../../frame/failure.tsx";
import { usePageTitle } from "../../frame/page-title.ts";
import { companies, optionOf } from "../../contacts/fields/sources.tsx";
import { Button } from "../../kit/button.tsx";
import { ChoiceField } from "../../kit/choice-field.tsx";
import { Empty } from "../../kit/states.tsx";
import { useMay } from "../../session.ts";
import { companyQuery } from "../../companies/company.ts";
import { equipmentQuery, type Equipment } from "../equipment.ts";
import { EquipmentForm } from "../equipment-form.tsx";
import { piecesOf } from "../moves/sources.tsx";
import { ViewTurn } from "../view-turn.tsx";
import { Tree } from "./tree.tsx";

type Part = Record<string, string | undefined>;

/** /equipment/tree: what is a part of what. In the address: whose it is (`company`), where the tree begins (`root`), and which piece is looked for (`at`). */
export function TreePage() {
  const { t } = useTranslation("equipment");
  usePageTitle(t("title"));
  const { company, root, at, create } = useSearch({ strict: false });
  const navigate = useNavigate();
  const may = useMay();
  const mayCreate = may("equipment", "create");
  const looked = useQuery({ ...equipmentQuery(at ?? ""), enabled: at !== undefined });
  const begun = useQuery({ ...equipmentQuery(root ?? ""), enabled: root !== undefined });
  const held = useQuery({ ...companyQuery(company ?? ""), enabled: company !== undefined });
  const { data: found } = looked;
  const { data: upmost } = begun;
  const { data: firm } = held;
  const sought = useMemo(() => wayTo(found, root), [found, root]);
  const change = (part: Part, quietly = true) =>
    void navigate({ to: ".", search: (now: Part) => ({ ...now, ...part }), replace: quietly, resetScroll: false });
  const lost = looked.error ?? begun.error ?? held.error;
  const again = () => void Promise.all([looked, begun, held].map(({ refetch }) => refetch()));
  if (lost instanceof CallError && lost.nowhere) return <Failure error={lost} reset={again} />;
  const isWaiting = (at !== undefined && found === undefined) || (root !== undefined && upmost === undefined);
  return (
    <>
      <div className="kit-head">
        <h1>{t("title")}</h1>
        <div className="kit-head-end">
          <ViewTurn value="tree" />
        </div>
      </div>
      <div className="kit-bar">
        <ChoiceField
          {...piecesOf({ company })}
          label={t("tree.find")}
          labelHidden
          placeholder={t("tree.find")}
          clearable
          value={at ?? null}
          chosen={found ? { value: found.id, label: found.name } : null}
          onChange={(id) => change({ at: id ?? undefined, ...(id && { root: undefined }) })}
        />
        {may("companies", "see") && (
          <ChoiceField
            {...companies}
            label={t("tree.ofCompany")}
            labelHidden
            placeholder={t("tree.ofCompany")}
            clearable
            value={company ?? null}
            chosen={firm ? optionOf({ id: firm.id, name: firm.name ?? "" }) : null}
            onChange={(id) => change({ company: id ?? undefined, at: undefined, root: undefined }, false)}
          />
        )}
        {upmost && (
          <Button variant="quiet" iconAfter={IconX} onClick={() => change({ root: undefined }, false)}>
            {t("tree.below", { name: upmost.name })}
          </Button>
        )}
      </div>
      {!isWaiting && (
        <Tree
          key={`${company}/${root}`}
          of={{ company }}
          whole={upmost}
          label={t("title")}
          sought={sought}
          empty={
            <Empty
              icon={IconDevices}
              title={t(upmost ? "parts.none" : "empty.title")}
              actions={
                mayCreate && (
                  <Button variant="primary" onClick={() => change({ create: "yes" })}>
                    {t("create")}
                  </Button>
                )
              }
            >
              {t("empty.words")}
            </Empty>
          }
        />
      )}
      {create === "yes" && mayCreate && (
        <EquipmentForm
          start={{ company: firm && { id: firm.id, name: firm.name ?? "" }, parent: upmost }}
          onClose={() => change({ create: undefined })}
        />
      )}
    </>
  );
}

/** The ids on the way down to a piece, its own last; below the root where the tree begins there. */
function wayTo(found: Equipment | undefined, root: string | undefined): readonly string[] | undefined {
  if (!found) return undefined;
  const way = [...found.path.map(({ id }) => id), found.id];
  return root === undefined ? way : way.slice(way.indexOf(root) + 1);
}
