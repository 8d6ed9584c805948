import type { ClipboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { Field, type FieldProps } from "../../kit/field.tsx";
import { FormatTools } from "./format-tools.tsx";
import { useEditedHtml } from "./use-edited-html.ts";
import "./rich-text.css";

interface RichTextFieldProps extends FieldProps {
  /** HTML that the server has made safe. */
  value: string;
  onChange: (html: string) => void;
  autoFocus?: boolean;
}

/** Text with bold, italic and lists. What is pasted comes as plain text; the server keeps only safe HTML. */
export function RichTextField({ value, onChange, autoFocus, ...field }: RichTextFieldProps) {
  const { t } = useTranslation("card");
  const { text, read } = useEditedHtml(value, autoFocus);
  const pastePlain = (event: ClipboardEvent) => {
    event.preventDefault();
    document.execCommand("insertText", false, event.clipboardData.getData("text/plain"));
  };
  return (
    <Field {...field} group>
      {({ id, ...input }) => (
        <div className="in rich">
          <div className="rich-tools" role="toolbar" aria-label={t("rich.tools")}>
            <FormatTools text={text} />
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
            onInput={() => onChange(read())}
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
