/** Parameters found in a path, by name. */
export type PathParameters = Readonly<Record<string, string>>;

/**
 * Fits a path to a pattern such as `/cases/:caseId`; a trailing slash makes no difference. Returns
 * the parameters, or null where it does not fit.
 */
export function matchPath(pattern: string, path: string): PathParameters | null {
  const wanted = partsOf(pattern);
  const given = partsOf(path);
  if (wanted.length !== given.length) return null;
  const parameters: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith(':')) parameters[part.slice(1)] = decode(value);
    else if (part !== value) return null;
  }
  return parameters;
}

const partsOf = (path: string): string[] => path.split('/').filter(Boolean);

/** An address typed by hand may hold a broken escape: it stays as typed. */
function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
