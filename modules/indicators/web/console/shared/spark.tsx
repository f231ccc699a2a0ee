interface SparkProps {
  readonly values: readonly (number | null)[];
}

const width = 112;
const height = 28;

/** A small line without axes; the number beside it says what matters. Gaps stay gaps. */
export function Spark({ values }: SparkProps) {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return <span className="dk-muted">—</span>;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const x = (index: number): number => 2 + (index * (width - 4)) / Math.max(1, values.length - 1);
  const y = (value: number): number =>
    high === low ? height / 2 : height - 3 - ((value - low) / (high - low)) * (height - 6);
  const last = values.findLastIndex((value) => value !== null);
  return (
    <svg className="in-spark" width={width} height={height} aria-hidden="true">
      <path d={pathOf(values, x, y)} />
      <circle cx={x(last)} cy={y(values[last] ?? 0)} r={2.5} />
    </svg>
  );
}

function pathOf(
  values: readonly (number | null)[],
  x: (index: number) => number,
  y: (value: number) => number,
): string {
  let pen: 'M' | 'L' = 'M';
  return values
    .map((value, index) => {
      if (value === null) {
        pen = 'M';
        return '';
      }
      const step = `${pen}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
      pen = 'L';
      return step;
    })
    .join('');
}
