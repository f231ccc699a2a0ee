import { Form, Input, InputNumber, Select, Switch } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import type { SourceKind, SourceSettings } from '../../../contract/index.ts';

interface SettingFieldsProps {
  readonly kind: SourceKind;
  readonly settings: SourceSettings;
  readonly hasSecret: boolean;
  readonly onChange: (settings: SourceSettings) => void;
  readonly onSecret: (secret: string) => void;
}

const textsOf: Record<SourceKind, readonly (keyof SourceSettings)[]> = {
  upload: [],
  postgres: ['host', 'user', 'database', 'table', 'growingColumn'],
  mysql: ['host', 'user', 'database', 'table', 'growingColumn'],
  http: ['url', 'itemsPointer', 'header', 'sinceParameter'],
  folder: ['directory', 'pattern'],
  sftp: ['host', 'user', 'directory', 'pattern', 'hostKey'],
};

/** What a kind of source needs to know. */
export function SettingFields({
  kind,
  settings,
  hasSecret,
  onChange,
  onSecret,
}: SettingFieldsProps) {
  const { t } = useText();
  const set = (part: Partial<SourceSettings>): void => onChange({ ...settings, ...part });
  const isDatabase = kind === 'postgres' || kind === 'mysql';
  return (
    <>
      {textsOf[kind].map((key) => (
        <Form.Item
          key={key}
          label={t(`intake.settings.${key}`)}
          extra={t(`intake.settingHints.${key}`)}
        >
          <Input
            value={String(settings[key] ?? '')}
            onChange={(event) => set({ [key]: event.target.value })}
          />
        </Form.Item>
      ))}
      {isDatabase && (
        <Form.Item
          label={t('intake.settings.keyColumns')}
          extra={t('intake.settingHints.keyColumns')}
        >
          <Select
            mode="tags"
            value={settings.keyColumns ?? []}
            onChange={(keyColumns: string[]) => set({ keyColumns })}
            open={false}
            suffixIcon={null}
          />
        </Form.Item>
      )}
      {(isDatabase || kind === 'sftp') && (
        <Form.Item label={t('intake.settings.port')}>
          <InputNumber
            min={1}
            max={65_535}
            precision={0}
            value={settings.port ?? null}
            onChange={(port) => port !== null && set({ port })}
          />
        </Form.Item>
      )}
      {isDatabase && (
        <Form.Item label={t('intake.settings.tls')}>
          <Switch checked={settings.tls ?? false} onChange={(tls) => set({ tls })} />
        </Form.Item>
      )}
      {kind === 'http' && <PagingFields settings={settings} set={set} />}
      {(isDatabase || kind === 'http' || kind === 'sftp') && (
        <Form.Item
          label={t('intake.settings.secret')}
          extra={hasSecret ? t('intake.settingHints.secretKept') : ''}
        >
          <Input.Password
            autoComplete="new-password"
            onChange={(event) => onSecret(event.target.value)}
          />
        </Form.Item>
      )}
    </>
  );
}

function PagingFields({
  settings,
  set,
}: {
  settings: SourceSettings;
  set: (part: Partial<SourceSettings>) => void;
}) {
  const { t } = useText();
  const paging = settings.paging ?? 'none';
  const names =
    paging === 'next'
      ? (['nextPointer'] as const)
      : paging === 'none'
        ? []
        : (['pageParameter', 'sizeParameter'] as const);
  return (
    <>
      <Form.Item label={t('intake.settings.paging')}>
        <Select
          value={paging}
          onChange={(chosen) => set({ paging: chosen })}
          options={(['none', 'page', 'offset', 'next'] as const).map((value) => ({
            value,
            label: t(`intake.paging.${value}`),
          }))}
        />
      </Form.Item>
      {names.map((key) => (
        <Form.Item key={key} label={t(`intake.settings.${key}`)}>
          <Input
            value={settings[key] ?? ''}
            onChange={(event) => set({ [key]: event.target.value })}
          />
        </Form.Item>
      ))}
      {(paging === 'page' || paging === 'offset') && (
        <Form.Item label={t('intake.settings.pageSize')}>
          <InputNumber
            min={1}
            max={10_000}
            precision={0}
            value={settings.pageSize ?? 500}
            onChange={(pageSize) => pageSize !== null && set({ pageSize })}
          />
        </Form.Item>
      )}
    </>
  );
}
