import { useMemo, useState, useSyncExternalStore } from 'react';
import { onPersonalData, personalDataPath } from '../api/personal-seen.ts';
import { serverNow } from '../i18n/clock.ts';
import { useMe } from './session.tsx';
import './watermark.css';

/** Enough for a wall of 3840 × 2160; what does not fit is cut off. */
const copies = Array.from({ length: 160 }, (_, index) => index);

/**
 * The viewer's name and the time across a page that holds personal data: a photographed screen says whose
 * it was. Text of the page and no picture, so that it is drawn with the fonts that come along and a name shows on a
 * machine without Chinese fonts too. Give it the path as key too: each page bears its own time.
 */
export function Watermark({ path }: { path: string }) {
  const { person } = useMe();
  const seenOn = useSyncExternalStore(onPersonalData, personalDataPath);
  const isShown = seenOn !== null && (seenOn === path || seenOn.endsWith(path));
  const [time] = useState(timeNow);
  const words = `${person.name} ${time}`;
  const marks = useMemo(() => copies.map((index) => <span key={index}>{words}</span>), [words]);
  if (!isShown) return null;
  return (
    <div className="zs-watermark" aria-hidden="true">
      {marks}
    </div>
  );
}

function timeNow(): string {
  const at = serverNow();
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
}
