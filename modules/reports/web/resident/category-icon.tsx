/** Drawings of the categories: strokes on a 24 px grid, like all icons of the house. */

const drawings: Readonly<Record<string, string>> = {
  lamp: 'M8 21h6M11 21V5.5A2.5 2.5 0 0 1 13.5 3H17M14 3h6l-1 4h-4ZM15.5 10v1.5M18.5 10v1.5',
  tap: 'M4 9.5h9a4 4 0 0 1 4 4V15h-4v-1H4ZM8.5 9.5V6M5.5 6h6M15 18v.01M15 21v.01',
  drain: 'M4 6h16v12H4ZM8 6v12M12 6v12M16 6v12M4 12h16',
  rubbish: 'M7 9c-3 3-4 6-3 9 .5 1.5 2 2 8 2s7.5-.5 8-2c1-3 0-6-3-9ZM7 9l2-5 3 2 3-2 2 5',
  road: 'M8 4 4 20M16 4l4 16M12 4v3M12 10v3M12 16.5c-2 0-3 .7-3 1.7S10 20 12 20s3-.8 3-1.8-1-1.7-3-1.7Z',
  stall:
    'M4 10 6 4h12l2 6ZM4 10a2.7 2.7 0 0 0 5.3 0 2.7 2.7 0 0 0 5.4 0A2.7 2.7 0 0 0 20 10M6 13v7h12v-7M6 16.5h12',
  parking: 'M4.5 4.5h15v15h-15ZM9.5 16.5v-9h3a2.7 2.7 0 0 1 0 5.4h-3',
  noise: 'M4 9.5h4L13 5v14l-5-4.5H4ZM16 9a4 4 0 0 1 0 6M18.5 6.5a8 8 0 0 1 0 11',
  '0101': 'M12 3.5 5 13h6l-1 7.5L18 10h-6Z',
  '0102': 'M12 3.5 20.5 12 12 20.5 3.5 12ZM12 8.5V13M12 16h.01',
  '0103': 'M5 8h14l-1.5 12h-11ZM4 5h16M9.5 5V3.5h5V5M10 11v6M14 11v6',
  '0104':
    'M12 21v-8M12 15c-5 0-7-2.5-7-5.5C5 6 8 3.5 12 3.5S19 6 19 9.5c0 3-2 5.5-7 5.5ZM12 11l2.5-2.5',
  '0105': 'M4 11.5 12 5l8 6.5V20H4ZM8 20v-5.5h8V20',
  '0201': 'M14 3.5 10.5 12M7 11l8 3.5-1.5 6H4.5ZM8 20l1.5-4M11 20.5l1.5-4',
  '0205':
    'M3.5 9c2-2 4-2 6 0s4 2 6 0 3-2 5 0M3.5 14.5c2-2 4-2 6 0s4 2 6 0 3-2 5 0M3.5 20c2-2 4-2 6 0s4 2 6 0 3-2 5 0',
  '0206':
    'M12 21V9M12 9c0-3 1-5 4-6 .5 4-1 6-4 6ZM12 13c-3 0-5-1-6-4 3-.5 6 1 6 4ZM12 17c3 0 5-1 6-4-3-.5-6 1-6 4Z',
  '0207': 'M4 20V9l8-5 8 5v11ZM4 9h16M9 20v-6h6v6',
  '0208': 'M12 3c1 4 6 6 6 11a6 6 0 0 1-12 0c0-2.5 1.5-4 2.5-5 .5 1.5 1 2 2 2.5C10 8 10.5 5 12 3Z',
  '0209': 'M12 3.5 19 6v6c0 4.5-3 7.2-7 8.5-4-1.3-7-4-7-8.5V6Z',
  '0210': 'M6 4v6a2 2 0 0 0 4 0V4M8 12v8M16 20v-8M16 12c-2 0-2.5-2-2.5-4s1-4 2.5-4Z',
  '0211': 'M12 20S4 15.5 4 9.5A4.2 4.2 0 0 1 12 7.5a4.2 4.2 0 0 1 8 2C20 15.5 12 20 12 20Z',
  '0212': 'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM3 19.5a6 6 0 0 1 12 0M16 5l4 4M20 5l-4 4',
  '0213': 'M2.5 9.5 12 5l9.5 4.5L12 14ZM6.5 11.5V17c3 2.5 8 2.5 11 0v-5.5M21.5 9.5V15',
  '0214':
    'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.8.3-1 .8-1 1.7M12 16.5h.01',
};

const plain = 'M5 4.5h14v15H5ZM8.5 9h7M8.5 12.5h7M8.5 16h4';

interface CategoryIconProps {
  /** Key of the catalogue. */
  readonly icon: string;
  /** Six digits; its first four choose the drawing of the large class where the key has none. */
  readonly code?: string;
  readonly size?: number;
}

/** The drawing of a category, else of its large class, else a sheet of paper. Decoration only. */
export function CategoryIcon({ icon, code = '', size = 28 }: CategoryIconProps) {
  const path = drawings[icon] ?? classDrawing(code.slice(0, 4)) ?? plain;
  return (
    <svg
      className="zs-icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  );
}

const sharedDrawings: Readonly<Record<string, string>> = {
  '0202': 'stall',
  '0203': 'parking',
  '0204': 'noise',
};

function classDrawing(classCode: string): string | undefined {
  return drawings[classCode] ?? drawings[sharedDrawings[classCode] ?? ''];
}
