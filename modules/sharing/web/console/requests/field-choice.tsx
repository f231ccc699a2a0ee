import { Checkbox, Form } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { AskableField } from '../../../contract/index.ts';
import { usePick } from '../shared/client.ts';

interface FieldChoiceProps {
  readonly fields: readonly AskableField[];
  readonly value: readonly string[];
  readonly onChange: (keys: string[]) => void;
}

/** Which fields: only what the purpose needs; personal ones say so. */
export function FieldChoice({ fields, value, onChange }: FieldChoiceProps) {
  const { t } = useText();
  const pick = usePick();
  return (
    <Form.Item label={t('sharing.form.fields')} extra={t('sharing.form.fieldsHint')}>
      <Checkbox.Group
        className="sharing-facts"
        value={[...value]}
        onChange={(keys) =>
          onChange(fields.map(({ key }) => key).filter((key) => keys.includes(key)))
        }
      >
        {fields.map((field) => (
          <Checkbox key={field.key} value={field.key}>
            {pick(field.titleZh, field.titleEn)} <PersonalTag personalClass={field.personalClass} />
          </Checkbox>
        ))}
      </Checkbox.Group>
    </Form.Item>
  );
}

/** How near a field is to a person. */
export function PersonalTag({ personalClass }: { personalClass: string | null }) {
  const { t } = useText();
  if (!personalClass) return null;
  return (
    <StatusTag meaning={personalClass === 'sensitive' ? 'warning' : 'neutral'}>
      {t(`sharing.personal.${personalClass}`)}
    </StatusTag>
  );
}
