/** Slots: what modules offer to others without knowing them (identity, map layers, search …). */

/** Offers of all modules, by slot. */
export class Slots {
  readonly #offers: ReadonlyMap<string, readonly unknown[]>;

  constructor(modules: readonly { readonly slots?: Readonly<Record<string, unknown>> }[]) {
    const offers = new Map<string, unknown[]>();
    for (const module of modules) {
      for (const [name, value] of Object.entries(module.slots ?? {})) {
        offers.set(name, [...(offers.get(name) ?? []), value]);
      }
    }
    this.#offers = offers;
  }

  /** Every offer of a slot, in order of the modules' needs. */
  all<T>(slot: Slot<T>): readonly T[] {
    return (this.#offers.get(slot.name) ?? []) as readonly T[];
  }

  /** The one offer of a slot. @throws when none or several modules fill it */
  one<T>(slot: Slot<T>): T {
    const [first, ...more] = this.all(slot);
    if (first === undefined || more.length > 0)
      throw new Error(`slot ${slot.name} wants one offer`);
    return first;
  }
}

/** The name of a slot, carrying the type of what fills it. */
export interface Slot<T> {
  readonly name: string;
  readonly of?: T;
}

/** Declares a slot. */
export function defineSlot<T>(name: string): Slot<T> {
  return { name };
}
