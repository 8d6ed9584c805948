import IconAddressBook from "@tabler/icons-react/dist/esm/icons/IconAddressBook.mjs";
import IconChevronDown from "@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs";
import IconChevronLeft from "@tabler/icons-react/dist/esm/icons/IconChevronLeft.mjs";
import IconChevronUp from "@tabler/icons-react/dist/esm/icons/IconChevronUp.mjs";
import IconDots from "@tabler/icons-react/dist/esm/icons/IconDots.mjs";
import IconEye from "@tabler/icons-react/dist/esm/icons/IconEye.mjs";
import IconHistory from "@tabler/icons-react/dist/esm/icons/IconHistory.mjs";
import IconLink from "@tabler/icons-react/dist/esm/icons/IconLink.mjs";
import IconPencil from "@tabler/icons-react/dist/esm/icons/IconPencil.mjs";
import IconPrinter from "@tabler/icons-react/dist/esm/icons/IconPrinter.mjs";
import IconShieldQuestion from "@tabler/icons-react/dist/esm/icons/IconShieldQuestion.mjs";
import IconTrash from "@tabler/icons-react/dist/esm/icons/IconTrash.mjs";
import { useMediaQuery } from "@mantine/hooks";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { showVcard } from "../../../contacts/api.ts";
import { urlOf } from "../../client.ts";
import { FollowStar } from "../../follows/follow-star.tsx";
import { Button } from "../../kit/button.tsx";
import { useFormat } from "../../kit/format.tsx";
import { IconButton } from "../../kit/icon-button.tsx";
import { Menu, type MenuItem } from "../../kit/menu.tsx";
import { useShortcut } from "../../kit/shortcuts.ts";
import { useToast } from "../../kit/toast.tsx";
import { useMay } from "../../session.ts";
import { useViewAs } from "../account/use-view-as.ts";
import { useTurnTo } from "../as-of/use-past.ts";
import { nameOf, type Contact } from "../fields/contact.ts";
import type { Neighbours } from "./use-neighbours.ts";

const WhyDialog = lazy(async () => ({ default: (await import("../../why/why-dialog.tsx")).WhyDialog }));

interface CrumbProps {
  contact: Contact;
  neighbours: Neighbours;
  onEdit: () => void;
  onDelete: () => void;
}

/** The way back to the list, where in it one stands, and what is done seldom. */
export function Crumb({ contact, neighbours, onEdit, onDelete }: CrumbProps) {
  const { t } = useTranslation("card");
  const format = useFormat();
  const { show } = useToast();
  const { title, back, place, count, previous, next } = neighbours;
  const mayEdit = contact.can.includes("edit");
  const mayDelete = contact.can.includes("delete");
  const phone = useMediaQuery("(max-width: 700px)", undefined, { getInitialValueInEffect: false });
  const mayAskWhy = useMay()("management.groups", "open");
  const mayViewAs = contact.can.includes("viewAs");
  const viewAs = useViewAs();
  const [isAsking, setIsAsking] = useState(false);
  const turn = useTurnTo();
  const questions = [
    ...(contact.can.includes("audit")
      ? [{ label: t("past.today"), icon: IconHistory, onSelect: () => turn(new Date().toISOString()) }]
      : []),
    ...(mayViewAs ? [{ label: t("viewAs"), icon: IconEye, onSelect: () => void viewAs(contact.id) }] : []),
    ...(mayAskWhy ? [{ label: t("why"), icon: IconShieldQuestion, onSelect: () => setIsAsking(true) }] : []),
  ];
  const section = t("shortcuts");
  useShortcut("Escape", t("keys.back"), back, { section });
  useShortcut("ArrowLeft", t("keys.previous"), () => previous?.(), { section, when: previous !== undefined });
  useShortcut("ArrowRight", t("keys.next"), () => next?.(), { section, when: next !== undefined });
  useShortcut("k", t("keys.previous"), () => previous?.(), { when: previous !== undefined });
  useShortcut("j", t("keys.next"), () => next?.(), { when: next !== undefined });
  useShortcut("e", t("keys.edit"), onEdit, { section, when: mayEdit });
  useShortcut("shift+Delete", t("delete"), onDelete, { section, when: mayDelete });
  const copy = async () => {
    await navigator.clipboard.writeText(location.href);
    show({ text: t("linkCopied") });
  };
  // A download: the page stays.
  const vcard = urlOf(showVcard, { params: { id: contact.id } });
  const items: MenuItem[] = [
    ...(mayEdit ? [{ label: t("editForm"), icon: IconPencil, keys: "e", onSelect: onEdit }] : []),
    { label: t("copyLink"), icon: IconLink, onSelect: () => void copy() },
    { label: t("print"), icon: IconPrinter, onSelect: () => window.print() },
    ...(contact.can.includes("export")
      ? [{ label: t("vcard"), icon: IconAddressBook, onSelect: () => location.assign(vcard) }]
      : []),
    ...(phone ? questions : []),
    ...(mayDelete
      ? [
          "line" as const,
          { label: t("delete"), icon: IconTrash, danger: true, keys: "shift+Delete", onSelect: onDelete },
        ]
      : []),
  ];
  return (
    <nav className="crumb" aria-label={t("crumb")}>
      <IconButton icon={IconChevronLeft} size="s" label={t("back", { list: title })} keys="Esc" onClick={back} />
      <button type="button" className="clip" onClick={back} tabIndex={-1} aria-hidden="true">
        {title}
      </button>
      {place !== undefined && count !== undefined && (
        <span className="place num no-phone">
          {t(count.exact ? "place" : "placeAbout", {
            place: format.number(place),
            total: count.exact ? format.number(count.value) : format.about(count.value),
          })}
        </span>
      )}
      {place !== undefined && (
        <>
          <IconButton
            className="no-phone"
            icon={IconChevronUp}
            size="s"
            label={t("keys.previous")}
            keys="←"
            disabled={!previous}
            onClick={() => previous?.()}
          />
          <IconButton
            className="no-phone"
            icon={IconChevronDown}
            size="s"
            label={t("keys.next")}
            keys="→"
            disabled={!next}
            onClick={() => next?.()}
          />
        </>
      )}
      <div className="end">
        {!phone &&
          questions.map(({ label, icon, onSelect }) => (
            <Button key={label} variant="quiet" size="s" icon={icon} onClick={onSelect}>
              {label}
            </Button>
          ))}
        <FollowStar path="contacts" id={contact.id} name={nameOf(contact)} />
        <Menu
          trigger={<IconButton icon={IconDots} size="s" label={t("more")} />}
          items={items}
          placement="bottom-end"
        />
      </div>
      <Suspense>
        {isAsking && (
          <WhyDialog
            record={{ kind: "contact", id: contact.id, name: nameOf(contact) }}
            onClose={() => setIsAsking(false)}
          />
        )}
      </Suspense>
    </nav>
  );
}
