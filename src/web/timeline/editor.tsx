import IconAt from "@tabler/icons-react/dist/esm/icons/IconAt.mjs";
import { useId, useState, type ClipboardEvent, type DragEvent, type KeyboardEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { FormatTools } from "../contacts/fields/format-tools.tsx";
import { useEditedHtml } from "../contacts/fields/use-edited-html.ts";
import { classes } from "../kit/classes.ts";
import { IconButton } from "../kit/icon-button.tsx";
import { MentionList } from "./mention-list.tsx";
import { mentionHtml, type Person } from "./mentions.ts";
import { caretIn, selectBack, type Caret } from "./caret.ts";
import { useMentions } from "./use-mentions.ts";
import "../contacts/fields/rich-text.css";

interface EditorProps {
  label: string;
  placeholder?: string;
  html: string;
  onChange: (html: string) => void;
  onMention: (person: Person) => void;
  onFiles?: (files: File[]) => void;
  /** By Ctrl and Enter. */
  onSubmit: () => void;
  onLeave?: () => void;
  autoFocus?: boolean;
  /** What stands at the end of the line of tools. */
  actions: ReactNode;
  /** Between the words and the tools, such as files. */
  children?: ReactNode;
  /** Of what is wrong, beneath it. */
  describedBy?: string;
}

/** Words of a note: bold, italic, lists, people by `@`; files that are pasted are handed on, other things come as plain text. */
export function Editor(props: EditorProps) {
  const { t } = useTranslation("notes");
  const { label, placeholder, html, onChange, onMention, onFiles, onSubmit, onLeave, autoFocus, actions } = props;
  const { text, read } = useEditedHtml(html, autoFocus);
  const [caret, setCaret] = useState<Caret>();
  const listId = useId();
  const mentions = useMentions(caret?.query);
  const look = () => setCaret(text.current ? caretIn(text.current) : undefined);
  const tell = () => {
    const now = read();
    if (now === "") text.current?.replaceChildren();
    onChange(now);
    look();
  };
  const choose = (person: Person) => {
    if (!text.current || !caret) return;
    text.current.focus();
    selectBack(caret);
    document.execCommand("insertHTML", false, mentionHtml(person));
    onMention(person);
    setCaret(undefined);
  };
  const press = (event: KeyboardEvent) => {
    const person = mentions.press(event);
    if (person) return choose(person);
    if (event.defaultPrevented) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onSubmit();
    }
    if (event.key === "Escape" && onLeave) {
      event.preventDefault();
      onLeave();
    }
  };
  const paste = (event: ClipboardEvent) => {
    event.preventDefault();
    const files = [...event.clipboardData.files];
    if (files.length > 0 && onFiles) onFiles(files);
    else document.execCommand("insertText", false, event.clipboardData.getData("text/plain"));
  };
  // Files go to the timeline around it; words that are dragged in come as plain as pasted ones.
  const dropText = (event: DragEvent) => {
    if (event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    document.execCommand("insertText", false, event.dataTransfer.getData("text/plain"));
  };
  const callFor = () => {
    text.current?.focus();
    document.execCommand("insertText", false, text.current?.innerText.trim() === "" ? "@" : " @");
  };
  return (
    <div className="compose">
      <div
        ref={text}
        className={classes("rich-text", "compose-text", html === "" && "empty-text")}
        role="textbox"
        tabIndex={0}
        aria-multiline="true"
        aria-label={label}
        aria-autocomplete="list"
        aria-controls={mentions.isOpen ? listId : undefined}
        aria-activedescendant={mentions.current && `${listId}-${mentions.current.id}`}
        aria-describedby={props.describedBy}
        data-placeholder={placeholder}
        dir="auto"
        contentEditable
        suppressContentEditableWarning
        onInput={tell}
        onKeyDown={press}
        onKeyUp={({ key }) => ["ArrowLeft", "ArrowRight", "Home", "End"].includes(key) && look()}
        onClick={look}
        onBlur={() => setCaret(undefined)}
        onPaste={paste}
        onDrop={dropText}
      />
      {mentions.isOpen && caret && <MentionList id={listId} place={caret} mentions={mentions} onChoose={choose} />}
      {props.children}
      <div className="compose-foot">
        <div className="compose-tools" role="toolbar" aria-label={t("tools")}>
          <FormatTools text={text} />
          <IconButton
            icon={IconAt}
            size="s"
            label={t("mention")}
            onMouseDown={(event) => event.preventDefault()}
            onClick={callFor}
          />
        </div>
        {actions}
      </div>
    </div>
  );
}
