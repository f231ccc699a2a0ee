/** Topic names and filters (OASIS MQTT 3.1.1, 4.7). */

/** Whether a filter matches a topic. Filters that begin with a wildcard do not match `$` topics (MQTT-4.7.2-1). */
export function matches(filter: string, topic: string): boolean {
  if (topic.startsWith('$') && (filter.startsWith('+') || filter.startsWith('#'))) return false;
  const wanted = filter.split('/');
  const levels = topic.split('/');
  for (let index = 0; index < wanted.length; index += 1) {
    const word = wanted[index];
    if (word === '#') return true;
    if (index >= levels.length || (word !== '+' && word !== levels[index])) return false;
  }
  return wanted.length === levels.length;
}

/** Whether every topic that `inner` matches is matched by `outer`. */
export function covers(outer: string, inner: string): boolean {
  const wide = outer.split('/');
  const narrow = inner.split('/');
  for (let index = 0; index < wide.length; index += 1) {
    const word = wide[index];
    if (word === '#') return true;
    if (index >= narrow.length || narrow[index] === '#') return false;
    if (word !== '+' && word !== narrow[index]) return false;
  }
  return wide.length === narrow.length;
}

/** Whether some topic is matched by both filters. */
export function overlaps(one: string, other: string): boolean {
  const [left, right] = [one.split('/'), other.split('/')];
  for (let index = 0; ; index += 1) {
    const [a, b] = [left[index], right[index]];
    if (a === '#' || b === '#') return true;
    if (a === undefined || b === undefined) {
      return a === b || (left[index + 1] ?? right[index + 1]) === '#';
    }
    if (a !== '+' && b !== '+' && a !== b) return false;
  }
}

/** Whether a text is a topic filter: wildcards only as whole levels, `#` only at the end. */
export function isFilter(text: string): boolean {
  if (text === '' || text.includes('\0') || Buffer.byteLength(text) > 65_535) return false;
  return text.split('/').every((word, index, words) => {
    if (word === '#') return index === words.length - 1;
    return word === '+' || !/[#+]/.test(word);
  });
}

/** Whether a text is a topic name: not empty, no wildcards, no NUL (MQTT-3.3.2-2, MQTT-4.7.3). */
export function isTopic(text: string): boolean {
  return text !== '' && !/[#+\0]/.test(text) && Buffer.byteLength(text) <= 65_535;
}
