import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useShortcut } from "../kit/shortcuts.ts";
import { sectionsFor } from "../sections.ts";
import { useMay, useSession } from "../session.ts";

interface FrameKeys {
  search: () => void;
  keyboard: () => void;
  fold: () => void;
}

/** The keys that work everywhere. */
export function useFrameKeys({ search, keyboard, fold }: FrameKeys): void {
  const { t } = useTranslation("app");
  const navigate = useNavigate();
  const may = useMay();
  const sections = sectionsFor(useSession());
  const opens = (id: string) => sections.find((section) => section.id === id);
  const go = (id: string) => () => void navigate({ to: opens(id)?.to ?? "/" });
  const section = t("keys.goTo");
  useShortcut("/", t("top.searchShort"), search);
  useShortcut("mod+k", t("top.searchShort"), search);
  useShortcut("?", t("keys.title"), keyboard);
  useShortcut("[", t("panel.turn"), fold);
  useShortcut("c", t("create.contact"), () => void navigate({ to: "/contacts/new" }), {
    when: opens("contacts") !== undefined && (may("contacts.clients", "create") || may("contacts.agents", "create")),
  });
  useShortcut("g h", t("section.home"), go("home"), { section });
  useShortcut("g c", t("section.contacts"), go("contacts"), { section, when: opens("contacts") !== undefined });
  useShortcut("g l", t("section.contactGroups"), go("contactGroups"), {
    section,
    when: opens("contactGroups") !== undefined,
  });
  useShortcut("g o", t("section.companies"), go("companies"), { section, when: opens("companies") !== undefined });
  useShortcut("g q", t("section.equipment"), go("equipment"), { section, when: opens("equipment") !== undefined });
  useShortcut("g s", t("section.opportunities"), go("opportunities"), {
    section,
    when: opens("opportunities") !== undefined,
  });
  useShortcut("g k", t("section.tasks"), go("tasks"), { section, when: opens("tasks") !== undefined });
  useShortcut("g r", t("section.accessGroups"), go("accessGroups"), {
    section,
    when: opens("accessGroups") !== undefined,
  });
  useShortcut("g d", t("section.departments"), go("departments"), {
    section,
    when: opens("departments") !== undefined,
  });
  useShortcut("g t", t("section.trash"), go("trash"), { section, when: opens("trash") !== undefined });
  useShortcut("g p", t("own.profile"), () => void navigate({ to: "/profile" }), { section });
}
