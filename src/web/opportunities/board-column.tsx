import IconPlus from "@tabler/icons-react/dist/esm/icons/IconPlus.mjs";
import { useId, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../kit/button.tsx";
import { useFormat } from "../kit/format.tsx";
import { IconButton } from "../kit/icon-button.tsx";
import { useMoney } from "./money.ts";
import type { BoardStage } from "./opportunity.ts";

interface BoardColumnProps {
  stage: BoardStage;
  /** Its cards, one `li` each. */
  children: ReactNode;
  isTarget: boolean;
  onCreate: (() => void) | undefined;
  onMore: () => void;
  /** Where the rest is, when no more can be shown here. */
  restHref: string | undefined;
}

/** Currencies that are told; so that all columns begin at one height. */
const most = 2;

/** A stage: how many, how much, and its cards. */
export function BoardColumn({ stage, children, isTarget, onCreate, onMore, restHref }: BoardColumnProps) {
  const { t } = useTranslation("opportunities");
  const format = useFormat();
  const money = useMoney();
  const id = useId();
  const { name, kind, count, sums, cards, next } = stage;
  return (
    <section className="deal-stage" aria-labelledby={id} data-stage={stage.id} data-target={isTarget || undefined}>
      <header>
        <h2 id={id} className="clip" data-kind={kind}>
          {name}
        </h2>
        <span className="deal-count num">{format.number(count)}</span>
        {onCreate && (
          <IconButton icon={IconPlus} size="xs" label={t("board.create", { stage: name })} onClick={onCreate} />
        )}
        <p className="num">
          {sums.length === 0 ? (
            <span className="t3">{t("board.noMoney")}</span>
          ) : (
            sums.slice(0, most).map((sum, at) => (
              <span key={sum.currency}>
                <b data-tip={money.exact(sum)}>{money.short(sum)}</b>
                {at === most - 1 && sums.length > most && (
                  <span className="t3" data-tip={sums.slice(most).map(money.exact).join(" + ")}>
                    +{sums.length - most}
                  </span>
                )}
                {kind === "open" && (
                  <span className="t3 deal-weighted" data-tip={t("board.weightedTip")}>
                    {t("board.weighted", { sum: money.short({ ...sum, amount: sum.weighted }) })}
                  </span>
                )}
              </span>
            ))
          )}
        </p>
      </header>
      <div className="deal-cards">
        <ul aria-labelledby={id}>{children}</ul>
        {cards.length === 0 && <p className="deal-none">{t("board.none")}</p>}
        {next !== null && restHref === undefined && (
          <Button variant="quiet" size="s" onClick={onMore}>
            {t("board.more")}
          </Button>
        )}
        {next !== null && restHref !== undefined && (
          <a className="deal-rest" href={restHref}>
            {t("board.rest", { count, number: format.number(count) })}
          </a>
        )}
      </div>
    </section>
  );
}
