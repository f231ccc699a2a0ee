import { Button, Checkbox, Input, Select } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import type { Material } from '../../../contract/index.ts';

interface MaterialsProps {
  readonly materials: readonly Material[];
  readonly onChange: (materials: Material[]) => void;
}

const forms = ['original', 'copy', 'originalAndCopy', 'electronic'] as const;

/** The papers that are wanted, one a line. */
export function Materials({ materials, onChange }: MaterialsProps) {
  const { t } = useText();
  const change = (at: number, part: Partial<Material>): void =>
    onChange(materials.map((one, place) => (place === at ? { ...one, ...part } : one)));
  const label = (name: string) => t(`services.material.${name}`);
  return (
    <div className="svc-materials">
      {materials.map((material, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place.
        <div key={at} className="svc-material">
          <Input
            aria-label={label('name')}
            value={material.name}
            onChange={({ target }) => change(at, { name: target.value })}
          />
          <Select
            aria-label={label('need')}
            value={material.need}
            onChange={(need) => change(at, { need })}
            options={(['required', 'conditional'] as const).map((one) => ({
              value: one,
              label: label(one),
            }))}
          />
          <Select
            aria-label={label('form')}
            value={material.form}
            onChange={(form) => change(at, { form })}
            options={forms.map((one) => ({ value: one, label: label(one) }))}
          />
          <Input
            aria-label={label('note')}
            placeholder={label('note')}
            value={material.note}
            onChange={({ target }) => change(at, { note: target.value })}
          />
          <Checkbox
            checked={material.shared}
            onChange={({ target }) => change(at, { shared: target.checked })}
          >
            {label('shared')}
          </Checkbox>
          <Button onClick={() => onChange(materials.filter((_, place) => place !== at))}>
            {t('services.take.remove')}
          </Button>
        </div>
      ))}
      <Button
        icon={<Icon name="plus" />}
        onClick={() =>
          onChange([
            ...materials,
            { name: '', need: 'required', form: 'original', note: '', shared: false },
          ])
        }
      >
        {label('add')}
      </Button>
    </div>
  );
}
