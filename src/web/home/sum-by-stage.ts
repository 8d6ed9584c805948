interface Counted {
  stage?: { id: string };
  amount?: number | null;
  currency?: string;
}

interface StageSum {
  id: string;
  name: string;
  count: number;
  /** By currency, the largest first; nothing where no amount is known. */
  sums: { currency: string; amount: number }[];
}

/** What is open at each stage, in the order of the stages; those with nothing are left out. */
export function sumByStage(
  opportunities: readonly Counted[],
  stages: readonly { id: string; name: string }[],
): StageSum[] {
  return stages.flatMap(({ id, name }) => {
    const own = opportunities.filter(({ stage }) => stage?.id === id);
    const sums = new Map<string, number>();
    for (const { amount, currency = "" } of own)
      if (typeof amount === "number") sums.set(currency, (sums.get(currency) ?? 0) + amount);
    const largestFirst = [...sums].toSorted(([, one], [, other]) => other - one);
    return own.length === 0
      ? []
      : [{ id, name, count: own.length, sums: largestFirst.map(([currency, amount]) => ({ currency, amount })) }];
  });
}
