const COLOURS: Readonly<Record<string, number>> = {
  trace: 90,
  debug: 90,
  info: 36,
  warn: 33,
  error: 31,
  fatal: 31,
};

/**
 * One line of JSON log made readable: time of day, level, words, then the remaining facts; an error
 * with its stack below. A line that is no JSON object passes as it is.
 */
export function prettyLine(line: string, coloured: boolean): string {
  const entry = parse(line);
  if (entry === undefined) return line;
  const { time, level, msg, err, ...facts } = entry;
  const paint = (text: string, colour: number): string =>
    coloured ? `\u001b[${colour}m${text}\u001b[0m` : text;
  const clock = typeof time === 'string' ? new Date(time).toTimeString().slice(0, 8) : '--:--:--';
  const word = String(level ?? '');
  const rest = Object.entries(facts).map(([name, value]) => `${name}=${shown(value)}`);
  const head = [
    paint(clock, 90),
    paint(word.padEnd(5), COLOURS[word] ?? 0),
    String(msg ?? ''),
    ...(rest.length > 0 ? [paint(rest.join(' '), 90)] : []),
  ];
  return `${head.join(' ')}\n${errorLines(err)}`;
}

function parse(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function shown(value: unknown): string {
  return typeof value === 'string' && !value.includes(' ') ? value : JSON.stringify(value);
}

function errorLines(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  const { stack, message } = error as { stack?: unknown; message?: unknown };
  const text = String(stack ?? message ?? '');
  return text.replace(/^/gm, '  ') + (text === '' ? '' : '\n');
}
