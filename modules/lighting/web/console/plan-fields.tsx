import { Button, Input, Popconfirm } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';

interface Names {
  readonly nameZh: string;
  readonly nameEn: string;
}

/** Name in both languages. */
export function NameFields({
  value,
  onChange,
}: {
  value: Names;
  onChange: (names: Names) => void;
}) {
  const { t } = useText();
  const { nameZh, nameEn } = value;
  return (
    <>
      <label className="light-field">
        {t('lighting.plan.nameZh')}
        <Input
          maxLength={40}
          value={nameZh}
          onChange={({ target }) => onChange({ nameZh: target.value, nameEn })}
        />
      </label>
      <label className="light-field">
        {t('lighting.plan.nameEn')}
        <Input
          maxLength={60}
          value={nameEn}
          onChange={({ target }) => onChange({ nameZh, nameEn: target.value })}
        />
      </label>
    </>
  );
}

/** Code of something new: small letters, digits and hyphens. */
export function CodeField({
  value,
  onChange,
}: {
  value: string;
  onChange: (code: string) => void;
}) {
  const { t } = useText();
  const clean = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[^a-z0-9-]/g, '')
      .slice(0, 40);
  return (
    <label className="light-field">
      {t('lighting.plan.code')}
      <Input
        value={value}
        placeholder="main-dimming"
        onChange={({ target }) => onChange(clean(target.value))}
      />
    </label>
  );
}

/** Removes after asking. */
export function Remove({ busy, onRemove }: { busy: boolean; onRemove: () => void }) {
  const { t } = useText();
  return (
    <Popconfirm
      title={t('lighting.plan.sure')}
      okText={t('lighting.plan.remove')}
      cancelText={t('lighting.cancel')}
      onConfirm={onRemove}
    >
      <Button danger disabled={busy}>
        {t('lighting.plan.remove')}
      </Button>
    </Popconfirm>
  );
}
