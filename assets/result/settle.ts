/** Who pays whom, so that everybody comes out even. */

/** What somebody has too much, in cents, or has to get when it is below zero. */
export interface Balance { label: string; amount: number }

export interface Payment { from: string; to: string; amount: number }

/** Evens balances out that add up to nothing: in their order, who has too much
 * pays who has too little, with at most one payment fewer than there are people. */
export function settle(balances: Balance[]): Payment[] {
  const left = balances.map((b) => ({ ...b }));
  const payments: Payment[] = [];
  for (const payer of left.filter((b) => b.amount > 0)) {
    for (const getter of left.filter((b) => b.amount < 0)) {
      const amount = Math.min(payer.amount, -getter.amount);
      if (amount <= 0) continue;
      payments.push({ from: payer.label, to: getter.label, amount });
      payer.amount -= amount;
      getter.amount += amount;
    }
  }
  return payments;
}
