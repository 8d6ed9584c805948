import IconArrowAutofitWidth from "@tabler/icons-react/dist/esm/icons/IconArrowAutofitWidth.mjs";
import IconArrowDown from "@tabler/icons-react/dist/esm/icons/IconArrowDown.mjs";
import IconArrowLeft from "@tabler/icons-react/dist/esm/icons/IconArrowLeft.mjs";
import IconArrowRight from "@tabler/icons-react/dist/esm/icons/IconArrowRight.mjs";
import IconArrowUp from "@tabler/icons-react/dist/esm/icons/IconArrowUp.mjs";
import IconChevronDown from "@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs";
import IconEyeOff from "@tabler/icons-react/dist/esm/icons/IconEyeOff.mjs";
import IconFilter from "@tabler/icons-react/dist/esm/icons/IconFilter.mjs";
import { useTranslation } from "react-i18next";
import { Icon } from "../kit/icon.tsx";
import { Menu, type MenuItem } from "../kit/menu.tsx";
import type { HeaderActs, HeaderFace } from "./header-face.ts";
import type { SortKey } from "./list-state.ts";
import { useSortWords } from "./sort-words.ts";

interface ColumnMenuProps {
  face: HeaderFace;
  sorted: SortKey | undefined;
  acts: HeaderActs;
  first: boolean;
  last: boolean;
  label: string;
}

/** All that can be done with a column, for those who do not drag. */
export function ColumnMenu({ face, sorted, acts, first, last, label }: ColumnMenuProps) {
  const { t } = useTranslation("grid");
  const words = useSortWords();
  const { key, sortBy } = face;
  const sorting: MenuItem[] =
    sortBy === undefined
      ? []
      : [
          {
            label: words(sortBy, false, "alone"),
            icon: IconArrowUp,
            checked: sorted?.descending === false,
            onSelect: () => acts.sortTo(sortBy, false),
          },
          {
            label: words(sortBy, true, "alone"),
            icon: IconArrowDown,
            checked: sorted?.descending === true,
            onSelect: () => acts.sortTo(sortBy, true),
          },
          "line",
        ];
  const filtering: MenuItem[] = face.filters
    ? [{ label: t("filterBy"), icon: IconFilter, onSelect: () => acts.filter(key) }, "line"]
    : [];
  const placing: MenuItem[] = face.fixed
    ? []
    : [
        { label: t("moveBack"), icon: IconArrowLeft, disabled: first, onSelect: () => acts.step(key, -1) },
        { label: t("moveOn"), icon: IconArrowRight, disabled: last, onSelect: () => acts.step(key, 1) },
      ];
  const hiding: MenuItem[] = face.fixed
    ? []
    : ["line", { label: t("hide"), icon: IconEyeOff, onSelect: () => acts.hide(key) }];
  return (
    <Menu
      trigger={
        <button type="button" className="opener" tabIndex={-1} aria-label={label}>
          <Icon of={IconChevronDown} />
        </button>
      }
      items={[
        ...sorting,
        ...filtering,
        ...placing,
        { label: t("ownWidth"), icon: IconArrowAutofitWidth, onSelect: () => acts.size(key, undefined) },
        ...hiding,
      ]}
    />
  );
}
