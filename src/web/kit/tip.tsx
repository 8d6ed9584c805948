import { useEffect, useLayoutEffect, useRef, useState } from "react";
import "./floating.css";

interface Tip {
  words: string;
  target: Element;
}

const wait = 400;

/**
 * One tooltip for the whole page: whatever carries `data-tip` shows it when hovered or focused, beneath it or (`data-tip-side="end"`) beside it. So rows of a
 * grid have tooltips without a component each. The words must also be the element's name or visible elsewhere.
 */
export function TipLayer() {
  const [tip, setTip] = useState<Tip>();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => watch(setTip), []);
  useLayoutEffect(() => {
    if (tip && box.current) place(box.current, tip.target);
  }, [tip]);
  return tip ? (
    <div className="tip" ref={box} aria-hidden="true">
      {tip.words}
    </div>
  ) : null;
}

function watch(setTip: (tip: Tip | undefined) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hide = () => {
    clearTimeout(timer);
    setTip(undefined);
  };
  const come = (event: Event) => {
    const target = event.target instanceof Element ? event.target.closest("[data-tip]") : null;
    hide();
    const words = target?.getAttribute("data-tip");
    if (!target || !words) return;
    if (event.type === "focusin" && !target.matches(":focus-visible")) return;
    timer = setTimeout(() => target.isConnected && setTip({ words, target }), wait);
  };
  const comings = ["pointerover", "focusin"] as const;
  const goings = ["pointerdown", "keydown", "focusout", "scroll"] as const;
  for (const name of comings) document.addEventListener(name, come);
  for (const name of goings) document.addEventListener(name, hide, { capture: true, passive: true });
  return () => {
    hide();
    for (const name of comings) document.removeEventListener(name, come);
    for (const name of goings) document.removeEventListener(name, hide, { capture: true });
  };
}

function place(box: HTMLElement, target: Element): void {
  const at = target.getBoundingClientRect();
  const { width, height } = box.getBoundingClientRect();
  const beside = target.getAttribute("data-tip-side") === "end";
  const endwards = document.documentElement.dir === "rtl" ? at.left - width - 6 : at.right + 6;
  const below = at.bottom + 6 + height < window.innerHeight;
  const x = beside ? endwards : Math.max(8, Math.min(window.innerWidth - width - 8, at.left + (at.width - width) / 2));
  const y = beside ? at.top + (at.height - height) / 2 : below ? at.bottom + 6 : at.top - height - 6;
  box.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
}
