import IconBold from "@tabler/icons-react/dist/esm/icons/IconBold.mjs";
import IconItalic from "@tabler/icons-react/dist/esm/icons/IconItalic.mjs";
import IconList from "@tabler/icons-react/dist/esm/icons/IconList.mjs";
import IconListNumbers from "@tabler/icons-react/dist/esm/icons/IconListNumbers.mjs";
import { useLayoutEffect, useRef, type ClipboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { Field, type FieldProps } from "../../kit/field.tsx";
import { IconButton } from "../../kit/icon-button.tsx";
import "./rich-text.css";

interface RichTextFieldProps extends FieldProps {
  /** HTML that the server has made safe. */
  value: string;
  onChange: (html: string) => void;
  autoFocus?: boolean;
}

const tools = [
  { command: "bold", icon: IconBold },
  { command: "italic", icon: IconItalic },
  { command: "insertUnorderedList", icon: IconList },
  { command: "insertOrderedList", icon: IconListNumbers },
] as const;

/** Text with bold, italic and lists. What is pasted comes as plain text; the server keeps only safe HTML. */
export function RichTextField({ value, onChange, autoFocus, ...field }: RichTextFieldProps) {
  const { t } = useTranslation("card");
  const text = useRef<HTMLDivElement>(null);
  const latest = useRef<string>(undefined);
  useLayoutEffect(() => {
    if (!text.current || latest.current === value) return;
    text.current.innerHTML = value;
    latest.current = value;
  }, [value]);
  useLayoutEffect(() => {
    if (autoFocus) text.current?.focus();
  }, [autoFocus]);
  const tell = () => {
    const html = text.current?.innerText.trim() === "" ? "" : (text.current?.innerHTML ?? "");
    latest.current = html;
    onChange(html);
  };
  const pastePlain = (event: ClipboardEvent) => {
    event.preventDefault();
    document.execCommand("insertText", false, event.clipboardData.getData("text/plain"));
  };
  return (
    <Field {...field} group>
      {({ id, ...input }) => (
        <div className="in rich">
          <div className="rich-tools" role="toolbar" aria-label={t("rich.tools")}>
            {tools.map(({ command, icon }) => (
              <IconButton
                key={command}
                icon={icon}
                size="s"
                label={t(`rich.${command}`)}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => document.execCommand(command)}
              />
            ))}
          </div>
          <div
            ref={text}
            {...input}
            className="rich-text"
            role="textbox"
            aria-multiline="true"
            aria-labelledby={`${id}-label`}
            dir="auto"
            contentEditable
            suppressContentEditableWarning
            onInput={tell}
            onPaste={pastePlain}
          />
        </div>
      )}
    </Field>
  );
}

/** Rich text as it reads; it went through the server's safe HTML. */
export function Html({ html }: { html: string }) {
  return <div className="html" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />;
}

/** The words of rich text without their dress. */
export function plainText(html: string): string {
  const text =
    new DOMParser().parseFromString(html.replace(/<\/(p|li|div|h\d)>|<br ?\/?>/g, "$& "), "text/html").body
      .textContent ?? "";
  return text.replace(/\s+/g, " ").trim();
}
