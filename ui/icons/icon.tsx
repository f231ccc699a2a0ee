import { type IconName, iconPaths } from './names.ts';

/**
 * An icon in the current text colour, 1.25 em unless `size` (px) is given. Decorative by default;
 * give `label` where it stands without a word.
 */
export function Icon({ name, size, label }: { name: IconName; size?: number; label?: string }) {
  const side = size ?? '1.25em';
  return (
    <svg
      width={side}
      height={side}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      focusable="false"
      className="zs-icon"
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      <path d={iconPaths[name]} />
    </svg>
  );
}
