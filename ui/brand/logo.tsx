/** The mark of 镇枢: a hub (枢) that holds three roads inside the town's wall. Decorative. */
export function Logo({ size = 28, title }: { size?: number; title?: string }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 48 48"
      fill="none"
      stroke="currentColor"
      strokeWidth="4"
      strokeLinecap="round"
      strokeLinejoin="round"
      className="zs-logo"
      {...(title ? { role: 'img', 'aria-label': title } : { 'aria-hidden': true })}
    >
      <path d="M24 4.5 40.9 14.2v19.6L24 43.5 7.1 33.8V14.2Z" />
      <path d="M24 17V4.5M30 27.5l10.9 6.3M18 27.5 7.1 33.8" />
      <circle cx="24" cy="24" r="7" fill="currentColor" stroke="none" />
    </svg>
  );
}
