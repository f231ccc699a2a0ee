import { Button } from 'antd';
import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';

interface SignaturePadProps {
  readonly label: string;
  /** Null while nothing was drawn. */
  readonly onChange: (picture: Blob | null) => void;
}

const size = { width: 960, height: 300 };

/** A field to sign with finger, pen or mouse; gives a picture after each stroke. */
export function SignaturePad({ label, onChange }: SignaturePadProps) {
  const { t } = useText();
  const canvas = useRef<HTMLCanvasElement>(null);
  const last = useRef<{ x: number; y: number } | null>(null);
  const [isEmpty, setEmpty] = useState(true);
  useEffect(() => blank(canvas.current), []);

  const at = (event: PointerEvent<HTMLCanvasElement>): { x: number; y: number } => {
    const box = event.currentTarget.getBoundingClientRect();
    return {
      x: ((event.clientX - box.left) / box.width) * size.width,
      y: ((event.clientY - box.top) / box.height) * size.height,
    };
  };
  const begin = (event: PointerEvent<HTMLCanvasElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    last.current = at(event);
  };
  const draw = (event: PointerEvent<HTMLCanvasElement>): void => {
    const pen = canvas.current?.getContext('2d');
    const from = last.current;
    if (!pen || !from) return;
    const to = at(event);
    pen.beginPath();
    pen.moveTo(from.x, from.y);
    pen.lineTo(to.x, to.y);
    pen.stroke();
    last.current = to;
  };
  const end = (): void => {
    if (!last.current) return;
    last.current = null;
    setEmpty(false);
    canvas.current?.toBlob(onChange, 'image/png');
  };
  const clear = (): void => {
    blank(canvas.current);
    setEmpty(true);
    onChange(null);
  };
  return (
    <div className="as-signature">
      <div className="as-signature-head">
        <span>{label}</span>
        <Button size="small" disabled={isEmpty} onClick={clear}>
          {t('assist.consent.clear')}
        </Button>
      </div>
      <canvas
        ref={canvas}
        {...size}
        role="img"
        aria-label={label}
        onPointerDown={begin}
        onPointerMove={draw}
        onPointerUp={end}
        onPointerCancel={end}
      />
    </div>
  );
}

/** White, because a picture without ground turns black as JPEG. */
function blank(canvas: HTMLCanvasElement | null): void {
  const pen = canvas?.getContext('2d');
  if (!pen) return;
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, size.width, size.height);
  pen.strokeStyle = '#16211f';
  pen.lineWidth = 5;
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
}
