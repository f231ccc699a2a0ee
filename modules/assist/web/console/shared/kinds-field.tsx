import { Checkbox } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { type ActKind, actKinds } from '../../../contract/index.ts';

interface KindsFieldProps {
  readonly label: string;
  readonly value: readonly ActKind[];
  readonly onChange: (value: ActKind[]) => void;
}

/** Which kinds of acts: nothing is ticked beforehand, because the person is to say it. */
export function KindsField({ label, value, onChange }: KindsFieldProps) {
  const { t } = useText();
  return (
    <fieldset className="as-field">
      <legend>{label}</legend>
      <Checkbox.Group
        value={[...value]}
        onChange={(kinds) => onChange(kinds as ActKind[])}
        options={actKinds.map((kind) => ({ value: kind, label: t(`assist.kind.${kind}`) }))}
      />
    </fieldset>
  );
}
