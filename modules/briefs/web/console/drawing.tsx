import type { Drawing as Sheet, Mark } from '../../contract/index.ts';

/** A chart, painted in the colours of the page. */
export function Drawing({ sheet }: { sheet: Sheet }) {
  return (
    <svg
      className="brief-drawing"
      viewBox={`0 0 ${sheet.width} ${sheet.height}`}
      role="img"
      aria-label={sheet.summary}
    >
      {sheet.marks.map((mark, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: marks of a finished drawing never change places.
        <Painted key={at} mark={mark} />
      ))}
    </svg>
  );
}

function Painted({ mark }: { mark: Mark }) {
  const [x, y] = mark.at;
  const [width, height] = mark.size;
  const ink = `brief-ink-${mark.ink}`;
  if (mark.kind === 'rect') {
    return <rect className={ink} x={x} y={y} width={width} height={height} />;
  }
  if (mark.kind === 'dot') return <circle className={ink} cx={x} cy={y} r={width / 2} />;
  if (mark.kind === 'line') {
    return (
      <polyline
        className={`brief-line ${ink}`}
        points={mark.points.map((place) => place.join()).join(' ')}
        strokeWidth={mark.weight}
        {...(mark.dashed ? { strokeDasharray: '3 2.5' } : {})}
      />
    );
  }
  return (
    <text className={ink} x={x} y={y} fontSize={mark.weight} textAnchor={mark.anchor}>
      {mark.text}
    </text>
  );
}
