/** Which groups can be shown apart. In a group of fewer than three anybody can
 * tell who said what; it disappears among others until it agrees. */

/** Fewer than so many people are no group to hide in. */
export const enough = 3;

export interface Member { id: string; group: string }

/** A group on the screen. Several that are shown as one have no id; then names
 * stay hidden, because whoever is not named would be known by that. */
export interface Side { id: string; whole: boolean; members: string[] }

export function sides(members: readonly Member[], order: readonly string[], agreed: ReadonlySet<string>): Side[] {
  const ids = [...new Set([...order, ...members.map((m) => m.group)])];
  const all = ids.map((id) => ({ id, whole: false, members: members.filter((m) => m.group === id).map((m) => m.id) }))
    .filter((side) => side.members.length > 0);
  let apart = all.filter((side) => side.members.length >= enough || agreed.has(side.id));
  const rest = all.filter((side) => !apart.includes(side));
  const size = (): number => rest.reduce((n, side) => n + side.members.length, 0);
  while (rest.length > 0 && size() < enough && apart.length > 0) { // too few to hide among: more join them
    const smallest = apart.reduce((a, b) => (b.members.length < a.members.length ? b : a));
    apart = apart.filter((side) => side !== smallest);
    rest.push(smallest);
  }
  if (rest.length === 0) return apart;
  return [...apart, { id: "", whole: apart.length === 0, members: rest.flatMap((side) => side.members) }];
}

/** The groups that are too small to be shown apart without their consent. */
export const small = (members: readonly Member[]): Map<string, number> => {
  const sizes = new Map<string, number>();
  for (const { group } of members) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return new Map([...sizes].filter(([, n]) => n < enough));
};
