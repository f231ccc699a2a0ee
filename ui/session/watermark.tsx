import { useState, useSyncExternalStore } from 'react';
import { onPersonalData, personalDataPath } from '../api/personal-seen.ts';
import { serverNow } from '../i18n/clock.ts';
import { useMe } from './session.tsx';
import './watermark.css';

/**
 * The viewer's name and the time across a page that holds personal data: a photographed screen says whose
 * it was. Give it the path as key too: each page bears its own time.
 */
export function Watermark({ path }: { path: string }) {
  const { person } = useMe();
  const seenOn = useSyncExternalStore(onPersonalData, personalDataPath);
  const isShown = seenOn !== null && (seenOn === path || seenOn.endsWith(path));
  const [image] = useState(() => drawn(person.name));
  if (!isShown) return null;
  return <div className="zs-watermark" style={{ backgroundImage: image }} aria-hidden="true" />;
}

function drawn(name: string): string {
  const at = serverNow();
  const two = (value: number) => String(value).padStart(2, '0');
  const time = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
  const words = `${name} ${time}`.replace(/[&<>"']/g, ' ');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="200"><text x="20" y="120" font-size="15" font-family="sans-serif" fill="#16211f" fill-opacity="0.07" transform="rotate(-22 160 100)">${words}</text></svg>`;
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`;
}
