const width = 120;
const height = 44;

/** The last days as a small line; a gap where a day has no value. Drawn for the eye: the table says the same. */
export function Spark({ values }: { values: readonly (number | null)[] }) {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return null;
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const range = most - least || 1;
  const at = (value: number, day: number): string => {
    const x = (day / (values.length - 1)) * width;
    const y = height - 3 - ((value - least) / range) * (height - 6);
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  };
  let path = '';
  let isOpen = false;
  for (const [day, value] of values.entries()) {
    if (value !== null) path += `${isOpen ? 'L' : 'M'}${at(value, day)}`;
    isOpen = value !== null;
  }
  const last = values.at(-1);
  return (
    <svg
      className="ck-spark"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <path d={path} vectorEffect="non-scaling-stroke" />
      {last !== null && last !== undefined && (
        <path
          d={`M${at(last, values.length - 1)}h0`}
          className="ck-spark-now"
          vectorEffect="non-scaling-stroke"
        />
      )}
    </svg>
  );
}
