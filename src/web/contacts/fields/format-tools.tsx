import IconBold from "@tabler/icons-react/dist/esm/icons/IconBold.mjs";
import IconItalic from "@tabler/icons-react/dist/esm/icons/IconItalic.mjs";
import IconList from "@tabler/icons-react/dist/esm/icons/IconList.mjs";
import IconListNumbers from "@tabler/icons-react/dist/esm/icons/IconListNumbers.mjs";
import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../kit/icon-button.tsx";

const tools = [
  { command: "bold", icon: IconBold },
  { command: "italic", icon: IconItalic },
  { command: "insertUnorderedList", icon: IconList },
  { command: "insertOrderedList", icon: IconListNumbers },
] as const;

/** What a text in rich words can be dressed in; a press leaves the caret where it is. */
export function FormatTools({ text }: { text: RefObject<HTMLElement | null> }) {
  const { t } = useTranslation("card");
  return tools.map(({ command, icon }) => (
    <IconButton
      key={command}
      icon={icon}
      size="s"
      label={t(`rich.${command}`)}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        text.current?.focus();
        document.execCommand(command);
      }}
    />
  ));
}
