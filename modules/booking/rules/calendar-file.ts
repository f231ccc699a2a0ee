/**
 * A booking as a calendar file: RFC 5545. Small because it writes one event only: times in UTC, texts escaped (3.3.11),
 * lines folded at 75 octets without cutting a character (3.1), CRLF, a reminder (3.6.6).
 */

/** What stands in the calendar. */
export interface CalendarEvent {
  readonly uid: string;
  /** Counts changes, so that a newer file replaces the older entry. */
  readonly sequence: number;
  readonly madeAt: Date;
  readonly from: Date;
  readonly until: Date;
  readonly title: string;
  readonly location: string;
  readonly description: string;
  /** The booking is off: the calendar strikes it out. */
  readonly cancelled: boolean;
  readonly remindMinutesBefore: number;
}

const lineOctets = 75;

/** The file's text. */
export function calendarFile(event: CalendarEvent): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Zhenshu//Booking//ZH',
    'CALSCALE:GREGORIAN',
    `METHOD:${event.cancelled ? 'CANCEL' : 'PUBLISH'}`,
    'BEGIN:VEVENT',
    `UID:${event.uid}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTAMP:${stamp(event.madeAt)}`,
    `DTSTART:${stamp(event.from)}`,
    `DTEND:${stamp(event.until)}`,
    `SUMMARY:${escaped(event.title)}`,
    `LOCATION:${escaped(event.location)}`,
    `DESCRIPTION:${escaped(event.description)}`,
    `STATUS:${event.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    ...(event.cancelled ? [] : alarm(event)),
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

function alarm({ remindMinutesBefore, title }: CalendarEvent): string[] {
  return [
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(title)}`,
    `TRIGGER:-PT${remindMinutesBefore}M`,
    'END:VALARM',
  ];
}

/** `20261123T020000Z`. */
function stamp(instant: Date): string {
  return `${instant.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n');
}

/** Lines of at most 75 octets; those that go on begin with a space, which counts. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const sign of line) {
    const size = octetsOf(sign.codePointAt(0) ?? 0);
    if (octets + size > lineOctets) {
      parts.push(part);
      part = ' ';
      octets = 1;
    }
    part += sign;
    octets += size;
  }
  return [...parts, part].join('\r\n');
}

/** Length in UTF-8. */
function octetsOf(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
