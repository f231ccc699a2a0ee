import { Icon } from '#ui/index.ts';

/** A number that a phone calls when pressed. */
export function PhoneLink({ number, label }: { number: string; label: string }) {
  return (
    <a className="rp-phone" href={`tel:${number.replace(/[^\d+]/g, '')}`}>
      <Icon name="phone" /> {label} {number}
    </a>
  );
}
