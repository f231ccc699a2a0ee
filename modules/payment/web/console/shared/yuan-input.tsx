import { InputNumber } from 'antd';

interface YuanInputProps {
  readonly id: string;
  /** Fen; null while nothing is typed. */
  readonly value: number | null;
  readonly onChange: (fen: number | null) => void;
  readonly size?: 'large' | 'middle';
}

/** An amount typed in yuan and kept in fen. */
export function YuanInput({ id, value, onChange, size = 'middle' }: YuanInputProps) {
  return (
    <InputNumber<number>
      id={id}
      size={size}
      min={0}
      max={10_000_000}
      precision={2}
      step={1}
      controls={false}
      prefix="¥"
      style={{ width: 180 }}
      value={value === null ? null : value / 100}
      onChange={(yuan) => onChange(yuan === null ? null : Math.round(yuan * 100))}
    />
  );
}
