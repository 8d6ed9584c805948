import IconHistory from "@tabler/icons-react/dist/esm/icons/IconHistory.mjs";
import IconPaperclip from "@tabler/icons-react/dist/esm/icons/IconPaperclip.mjs";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useRef, useState, type DragEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { recordTimelines, timelineParts, type TimelinePart } from "../../timeline/api.ts";
import { call } from "../client.ts";
import { useDays } from "../contacts/card/use-days.ts";
import { Button } from "../kit/button.tsx";
import { classes } from "../kit/classes.ts";
import { Empty, NoteBar, Skeleton } from "../kit/states.tsx";
import { Tabs } from "../kit/tabs.tsx";
import { useLookOn } from "../use-look-on.ts";
import { Composer, type ComposerHandle } from "./composer.tsx";
import { FileEvent } from "./file-event.tsx";
import { NoteEvent } from "./note-event.tsx";
import { pastKey, type ChangeEntry, type TimelineEntry, type TimelineRecord } from "./record.ts";
import { TaskEvent } from "./task-event.tsx";
import { isWritten, WrittenEvent } from "./written-event.tsx";
import "./timeline.css";
import "./written.css";

interface RecordTimelineProps {
  record: TimelineRecord;
  /** How a change of such a record is told. */
  renderChange: (entry: ChangeEntry) => ReactNode;
}

/** Notes, files, done tasks and changes of a record in one order, newest first, by days; above them what one writes next. `show` in the address picks one kind. */
export function RecordTimeline({ record, renderChange }: RecordTimelineProps) {
  const { t } = useTranslation("notes");
  const { show: wish } = useSearch({ strict: false });
  const show = timelineParts.find((part) => part === wish);
  const timeline = useTimeline(record, show);
  const composer = useRef<ComposerHandle>(null);
  useLookOn(timeline);
  const [first] = timeline.data?.pages ?? [];
  const can = first?.can ?? [];
  // Without tabs above it, it is no panel, and bears no name.
  const isPanel = (first?.parts.length ?? 0) > 1;
  const waits = timeline.isPending || timeline.isPlaceholderData;
  const items = waits ? [] : (timeline.data?.pages.flatMap((page) => page.items) ?? []);
  const pinned = waits ? [] : (first?.pinned ?? []);
  const drop = useDrop(can.includes("addFile") ? (files) => composer.current?.addFiles(files) : undefined);
  return (
    <section
      className={classes("tl", drop.isOver && "tl-over")}
      aria-label={t("timeline")}
      aria-busy={waits}
      {...drop.listeners}
    >
      <div className="tl-in">
        {(can.includes("addNote") || can.includes("addFile")) && (
          <Composer
            key={`${record.path}/${record.id}`}
            ref={composer}
            record={record}
            writes={can.includes("addNote")}
            attaches={can.includes("addFile")}
          />
        )}
        <Filter parts={first?.parts ?? []} current={show} />
        <div
          id="timeline-part"
          role={isPanel ? "tabpanel" : undefined}
          aria-label={isPanel ? t("timeline") : undefined}
        >
          {waits && !timeline.isError && <Waiting />}
          {timeline.isError && (
            <NoteBar
              tone="red"
              boxed
              action={
                <Button size="s" onClick={() => void timeline.refetch()}>
                  {t("card:again")}
                </Button>
              }
            >
              {t("card:history.failed")}
            </NoteBar>
          )}
          {pinned.length > 0 && (
            <section aria-label={t("pinned")}>
              <h2 className="day">{t("pinned")}</h2>
              <ol>
                {pinned.map((note) => (
                  <NoteEvent key={note.id} note={note} record={record} />
                ))}
              </ol>
            </section>
          )}
          {timeline.isSuccess && !waits && items.length === 0 && pinned.length === 0 && <Nothing show={show} />}
          <Days items={items} record={record} renderChange={renderChange} />
          {timeline.hasNextPage && (
            <Button variant="quiet" busy={timeline.isFetchingNextPage} onClick={() => void timeline.fetchNextPage()}>
              {t("card:history.older")}
            </Button>
          )}
        </div>
      </div>
    </section>
  );
}

function useTimeline(record: TimelineRecord, show: TimelinePart | undefined) {
  const { path, id } = record;
  return useInfiniteQuery({
    queryKey: [...pastKey(record), "timeline", show ?? "all"],
    queryFn: ({ pageParam, signal }) =>
      call(recordTimelines[path], { params: { id }, query: { after: pageParam, limit: 50, show }, signal }),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
    // The tabs stay while another of them is being fetched.
    placeholderData: (before) => before,
  });
}

function Filter({ parts, current }: { parts: readonly TimelinePart[]; current: TimelinePart | undefined }) {
  const { t } = useTranslation("notes");
  const navigate = useNavigate();
  if (parts.length < 2) return null;
  const tabs = (["all", ...parts] as const).map((id) => ({ id, label: t(`part.${id}`) }));
  return (
    <div className="tl-filter">
      <Tabs
        label={t("parts")}
        tabs={tabs}
        current={current ?? "all"}
        panelId="timeline-part"
        onChange={(id) =>
          void navigate({
            to: ".",
            search: (now) => ({ ...now, show: id === "all" ? undefined : id }),
            replace: true,
          })
        }
      />
    </div>
  );
}

interface DaysProps extends RecordTimelineProps {
  items: readonly TimelineEntry[];
}

function Days({ items, record, renderChange }: DaysProps) {
  const byDays = useDays();
  const latest = new Set(latestDeeds(items));
  return byDays(items).map((day) => (
    <section key={day.title} aria-label={day.title}>
      <h2 className="day">{day.title}</h2>
      <ol>
        {day.items.map(({ id, note, file, task, change }) => {
          if (note) return <NoteEvent key={id} note={note} record={record} />;
          if (file) return <FileEvent key={id} file={file} record={record} />;
          if (task) return <TaskEvent key={id} task={task} />;
          if (!change) return null;
          if (isWritten(change))
            return <WrittenEvent key={id} entry={change} record={record} latest={latest.has(id)} />;
          return renderChange(change);
        })}
      </ol>
    </section>
  ));
}

/** Of each note, file and task the newest thing that was done to it: only what was deleted last can be taken back. */
function latestDeeds(items: readonly TimelineEntry[]): string[] {
  const seen = new Set<unknown>();
  return items.flatMap(({ id, change }) => {
    const about = change && isWritten(change) ? idOf(change) : undefined;
    if (about === undefined || seen.has(about)) return [];
    seen.add(about);
    return [id];
  });
}

function idOf({ change }: ChangeEntry): unknown {
  const [before, after] = change["note"] ?? change["file"] ?? change["task"] ?? [];
  return after ?? before;
}

function Nothing({ show }: { show: TimelinePart | undefined }) {
  const { t } = useTranslation("notes");
  return (
    <Empty icon={show === "files" ? IconPaperclip : IconHistory} title={t(`none.${show ?? "all"}`)}>
      {t(`noneWords.${show ?? "all"}`)}
    </Empty>
  );
}

/** Files that are dragged over the part and let go in it. */
function useDrop(take: ((files: File[]) => void) | undefined) {
  const [isOver, setOver] = useState(false);
  const holdsFiles = ({ dataTransfer }: DragEvent) => take !== undefined && dataTransfer.types.includes("Files");
  return {
    isOver,
    listeners: {
      onDragOver(event: DragEvent) {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave(event: DragEvent) {
        if (event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)) return;
        setOver(false);
      },
      onDrop(event: DragEvent) {
        setOver(false);
        if (!holdsFiles(event)) return;
        event.preventDefault();
        take?.([...event.dataTransfer.files]);
      },
    },
  };
}

function Waiting() {
  return (
    <ol>
      {[220, 300, 180].map((width) => (
        <li className="ev" key={width}>
          <Skeleton round height={24} />
          <div className="ev-line" style={{ alignItems: "center" }}>
            <Skeleton width={width} />
          </div>
        </li>
      ))}
    </ol>
  );
}
