import { useMediaQuery } from "@mantine/hooks";
import { useState } from "react";

/** Whether the working panel is folded: as last left on wide screens; by itself below 1200 px, where opening lasts until the page is left. */
export function useFolded(): [folded: boolean, turn: () => void] {
  const narrow = useMediaQuery("(max-width: 1199px)", window.innerWidth < 1200, { getInitialValueInEffect: false });
  const [wide, setWide] = useState(localStorage.getItem("panel") === "folded");
  const [narrowOpen, setNarrowOpen] = useState(false);
  if (narrow) return [!narrowOpen, () => setNarrowOpen(!narrowOpen)];
  return [
    wide,
    () => {
      localStorage.setItem("panel", wide ? "open" : "folded");
      setWide(!wide);
    },
  ];
}
