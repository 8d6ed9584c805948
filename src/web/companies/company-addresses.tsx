import IconPlus from "@tabler/icons-react/dist/esm/icons/IconPlus.mjs";
import { useId, useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { AddressRow } from "../contacts/card/address-row.tsx";
import { useReturningFocus } from "../contacts/card/property.tsx";
import { AddressInput, newAddress, withAddress } from "../contacts/fields/address-input.tsx";
import type { Address } from "../contacts/fields/address-lines.ts";
import { Button } from "../kit/button.tsx";
import { IconButton } from "../kit/icon-button.tsx";
import type { Company } from "./company.ts";
import { useSaving } from "./use-saving.ts";

/** The parts of an address that are always drawn, and show what is wrong with them. */
const drawn = ["country", "region", "street", "city", "postalCode"];

/** The addresses of a company, each in its country's own order, changed in their place. */
export function CompanyAddresses({ company, mayEdit }: { company: Company; mayEdit: boolean }) {
  const { t } = useTranslation("card");
  const { addresses = [] } = company;
  const heading = useId();
  const saving = useSaving(company);
  const [open, setOpen] = useState<{ at: number; draft: Address[] }>();
  const last = useRef(0);
  const { pencil, finish } = useReturningFocus(() => undefined);
  if (!mayEdit && addresses.length === 0) return null;
  const leave = () => {
    saving.forget();
    setOpen(undefined);
  };
  const edit = (at: number) => {
    last.current = at;
    setOpen({ at, draft: addresses });
  };
  const add = () =>
    setOpen({ at: addresses.length, draft: [...addresses, { ...newAddress(), primary: addresses.length === 0 }] });
  const save = (draft: readonly Address[]) =>
    finish(async () => {
      if (await saving.save({ addresses: [...draft] })) setOpen(undefined);
    });
  const press = (event: KeyboardEvent) => {
    event.stopPropagation();
    const isOpen = event.target instanceof HTMLElement && event.target.getAttribute("aria-expanded") === "true";
    if (event.nativeEvent.isComposing || isOpen) return;
    if (event.key === "Escape") finish(leave);
    const inLine = event.target instanceof HTMLInputElement && event.target.type !== "checkbox";
    if (event.key !== "Enter" || event.defaultPrevented || !inLine || !open) return;
    event.preventDefault();
    save(open.draft);
  };
  const drafted = open?.draft[open.at];
  const faultAt = (part: string) => saving.faultAt(`/addresses/${open?.at}/${part}`);
  const editor = open && drafted && (
    <div className="pr editing block" key="editor">
      <dt>{t("section.address")}</dt>
      <dd>
        <div className="block-editor narrow" onKeyDown={press}>
          <AddressInput
            address={drafted}
            autoFocus
            onChange={(part) => setOpen({ ...open, draft: withAddress(open.draft, open.at, part) })}
            faultAt={faultAt}
          />
          {saving.refusal && !drawn.some(faultAt) && (
            <p className="err-t" role="alert">
              {saving.refusal}
            </p>
          )}
          <div className="block-foot">
            <Button size="s" busy={saving.busy} onClick={() => save(open.draft)}>
              {t("save")}
            </Button>
            <Button size="s" variant="quiet" onClick={() => finish(leave)}>
              {t("cancel")}
            </Button>
            {open.at < addresses.length && (
              <Button size="s" variant="quiet" onClick={() => save(addresses.toSpliced(open.at, 1))}>
                {t("remove")}
              </Button>
            )}
          </div>
        </div>
      </dd>
    </div>
  );
  return (
    <section aria-labelledby={heading}>
      <div className="sec-h">
        <h2 id={heading}>{t("fields:section.addresses")}</h2>
        {addresses.length > 0 && <span className="n">{addresses.length}</span>}
        {mayEdit && <IconButton icon={IconPlus} size="xs" label={t("add.address")} onClick={add} />}
      </div>
      {(addresses.length > 0 || editor) && (
        <dl>
          {addresses.map((address, at) =>
            editor && at === open.at ? (
              editor
            ) : (
              <AddressRow
                key={at}
                address={address}
                among={addresses}
                onEdit={mayEdit ? () => edit(at) : undefined}
                button={at === Math.min(last.current, addresses.length - 1) ? pencil : { current: null }}
              />
            ),
          )}
          {editor && open.at === addresses.length && editor}
        </dl>
      )}
      {mayEdit && addresses.length === 0 && !editor && (
        <button type="button" className="ghost add-first" onClick={add}>
          {t("add.address")}
        </button>
      )}
    </section>
  );
}
