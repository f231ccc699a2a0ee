import type { ReactNode } from 'react';

/** A control under its name. */
export function Field({ name, children }: { name: string; children: ReactNode }) {
  return (
    // The control is handed in, so that the label holds it.
    // biome-ignore lint/a11y/noLabelWithoutControl: as said above
    <label className="pt-field">
      <span>{name}</span>
      {children}
    </label>
  );
}
