import type { LifeEvent } from '../../contract/index.ts';

/** Drawn by us on the 24 px grid of the house's icons. */
const paths: Readonly<Record<LifeEvent['icon'], string>> = {
  baby: 'M12 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM10.5 6.5h.01M13.5 6.5h.01M10.7 8.4a2 2 0 0 0 2.6 0M8 13.500c-2 1-3 3.500-2 6.500h12c1-3 0-5.500-2-6.500M9 20v-3M15 20v-3',
  school:
    'M3.5 9.500 12 5l8.500 4.500L12 14ZM7 11.500V16c2.800 2.300 7.200 2.300 10 0v-4.500M20.500 9.500V15',
  rings:
    'M9 19.500a5 5 0 1 0 0-10 5 5 0 0 0 0 10ZM15 19.500a5 5 0 1 0 0-10 5 5 0 0 0 0 10ZM7 6.500 9 4l2 2.500-2 3Z',
  cane: 'M10 8a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5ZM7.500 20.500 9 15V10.500l4 2.500 3.500 1M9 15l3 2 .500 3.500M16.500 13v7.500',
  candle:
    'M9 10.500h6v10H9ZM6 20.500h12M12 10.500V8M12 8c-1.500-1-1.500-2.800 0-4.500 1.500 1.700 1.500 3.500 0 4.500Z',
  cross: 'M9.500 4h5v5.500H20v5h-5.500V20h-5v-5.500H4v-5h5.500Z',
  house: 'M3.500 11.500 12 4.500l8.500 7M6 10v10h12V10M10 20v-5.500h4V20M16.500 5v3',
  shop: 'M4 9.500 5.500 5h13L20 9.500M4 9.500a2.600 2.600 0 0 0 5.300 0 2.600 2.600 0 0 0 5.400 0 2.600 2.600 0 0 0 5.300 0M5.500 12v8h13v-8M9.500 20v-4.500h5V20',
  other: 'M12 20.500a8.500 8.500 0 1 0 0-17 8.500 8.500 0 0 0 0 17ZM8 12h.01M12 12h.01M16 12h.01',
};

/** The picture of a life event; its word stands beside it. */
export function EventIcon({ name, size = 34 }: { name: LifeEvent['icon']; size?: number }) {
  return (
    <svg
      className="zs-icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
}
