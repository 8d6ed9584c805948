import { type DragEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { classes } from "../../kit/classes.ts";

interface TopPlaceProps {
  /** The tree hangs on a piece: there its parts are. */
  isOfWhole: boolean;
  onDrop: () => void;
}

/** While one drags: the place where a piece is no part of anything, or of what the tree hangs on. */
export function TopPlace({ isOfWhole, onDrop }: TopPlaceProps) {
  const { t } = useTranslation("equipment");
  const [isOver, setOver] = useState(false);
  return (
    <div
      className={classes("kit-top", isOver && "over")}
      onDragOver={(event: DragEvent) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event: DragEvent) => {
        event.preventDefault();
        onDrop();
      }}
    >
      {t(isOfWhole ? "tree.toTopPart" : "tree.toTop")}
    </div>
  );
}
