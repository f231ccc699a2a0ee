/** What the packages of the mini-program weigh, and what they may. */

const kibibyte = 1024;
const mebibyte = 1024 * kibibyte;

/** WeChat takes at most 2 MB a package and 20 MB in all (its documentation of sub-packages). */
const packageLimitBytes = 2 * mebibyte;
const totalLimitBytes = 20 * mebibyte;

/** What we allow ourselves: a first start on a slow network in a village waits for the main package. */
const budgets = { main: 600 * kibibyte, sub: 120 * kibibyte, all: 1 * mebibyte } as const;

/** One package. */
export interface PackageWeight {
  readonly name: string;
  readonly bytes: number;
  readonly limitBytes: number;
  readonly budgetBytes: number;
}

/** All of them. */
export interface Weights {
  readonly packages: readonly PackageWeight[];
  readonly totalBytes: number;
}

/** Divides files among the packages: what lies under no sub-package's root belongs to the main one. */
export function packagesOf(files: ReadonlyMap<string, number>, roots: readonly string[]): Weights {
  const sums = new Map([['main', 0], ...roots.map((root) => [root, 0] as const)]);
  for (const [path, bytes] of files) {
    const name = roots.find((root) => path.startsWith(`${root}/`)) ?? 'main';
    sums.set(name, (sums.get(name) ?? 0) + bytes);
  }
  const packages = [...sums].map(([name, bytes]) => ({
    name,
    bytes,
    limitBytes: packageLimitBytes,
    budgetBytes: name === 'main' ? budgets.main : budgets.sub,
  }));
  return { packages, totalBytes: packages.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/** What is too heavy, a line each. */
export function judgeWeights({ packages, totalBytes }: Weights): string[] {
  const kilobytes = (bytes: number): string => `${Math.ceil(bytes / kibibyte)} KB`;
  const faults = packages.flatMap(({ name, bytes, limitBytes, budgetBytes }) => {
    if (bytes > limitBytes)
      return [`${name}: ${kilobytes(bytes)}, WeChat takes ${kilobytes(limitBytes)}`];
    if (bytes > budgetBytes)
      return [`${name}: ${kilobytes(bytes)}, our budget is ${kilobytes(budgetBytes)}`];
    return [];
  });
  if (totalBytes > totalLimitBytes)
    faults.push(`all: ${kilobytes(totalBytes)}, WeChat takes 20 MB`);
  else if (totalBytes > budgets.all)
    faults.push(`all: ${kilobytes(totalBytes)}, our budget is 1 MB`);
  return faults;
}
