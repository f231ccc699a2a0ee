import { Button, Input, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { type Kind, type KindFamily, kindFamilies } from '../../../contract/index.ts';
import { directory, useKinds, useRenew } from '../shared/client.tsx';

interface KindRow extends Kind {
  /** Places of the kind: one that has any stays. */
  readonly count: number;
}

/** Says which kinds of places there are, in the order of the screens. */
export function KindsForm({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const kept = useKinds();
  return kept.data ? (
    <Editor kept={kept.data.items} onClose={onClose} />
  ) : (
    <Modal open width={820} title={t('directory.kept.kinds')} footer={null} onCancel={onClose}>
      {kept.isError ? (
        <ErrorState error={kept.error} onRetry={() => void kept.refetch()} />
      ) : (
        <Loading lines={8} />
      )}
    </Modal>
  );
}

const blank: KindRow = { code: '', nameZh: '', nameEn: '', family: 'facility', order: 0, count: 0 };

function Editor({ kept, onClose }: { kept: readonly KindRow[]; onClose: () => void }) {
  const { t } = useText();
  const renew = useRenew();
  const act = useAct();
  const [rows, setRows] = useState<readonly KindRow[]>(kept);
  const whole = rows.every(({ code, nameZh }) => code.trim() !== '' && nameZh.trim() !== '');
  const change = (at: number, part: Partial<KindRow>): void =>
    setRows(rows.map((row, index) => (index === at ? { ...row, ...part } : row)));
  const save = async (): Promise<void> => {
    const items = rows.map(({ count: _, ...kind }, at) => ({ ...kind, order: at * 10 }));
    const done = await act.run(async () => directory.saveKinds({ body: { items } }));
    await renew();
    if (done) onClose();
  };
  return (
    <Modal
      open
      width={820}
      title={t('directory.kept.kinds')}
      okText={t('directory.form.save')}
      cancelText={t('directory.form.cancel')}
      okButtonProps={{ loading: act.busy, disabled: rows.length === 0 || !whole }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <p className="dk-muted">{t('directory.kept.kindsHint')}</p>
      <div className="directory-kinds" role="group" aria-label={t('directory.kept.kinds')}>
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a new kind has no code yet.
          <KindLine key={at} row={row} onChange={(part) => change(at, part)}>
            <Button
              aria-label={t('directory.kept.kindUp')}
              disabled={at === 0}
              onClick={() => setRows(swapped(rows, at))}
            >
              ↑
            </Button>
            <Button
              icon={<Icon name="trash" />}
              aria-label={t('directory.kept.kindRemove')}
              disabled={row.count > 0}
              onClick={() => setRows(rows.filter((_, index) => index !== at))}
            />
          </KindLine>
        ))}
      </div>
      <Button icon={<Icon name="plus" />} onClick={() => setRows([...rows, blank])}>
        {t('directory.kept.kindAdd')}
      </Button>
      <ErrorNotice error={act.error} />
    </Modal>
  );
}

/** A row and the one before it change places. */
function swapped(rows: readonly KindRow[], at: number): KindRow[] {
  const [before, row] = [rows[at - 1], rows[at]];
  if (!before || !row) return [...rows];
  return rows.with(at - 1, row).with(at, before);
}

interface KindLineProps {
  readonly row: KindRow;
  readonly onChange: (part: Partial<KindRow>) => void;
  readonly children: ReactNode;
}

function KindLine({ row, onChange, children }: KindLineProps) {
  const { t } = useText();
  const text = (name: 'code' | 'nameZh' | 'nameEn', most: number, disabled = false) => (
    <Input
      aria-label={t(`directory.kept.kindField.${name}`)}
      placeholder={t(`directory.kept.kindField.${name}`)}
      maxLength={most}
      disabled={disabled}
      value={row[name]}
      onChange={({ target }) => onChange({ [name]: target.value })}
    />
  );
  return (
    <div className="directory-kind">
      {text('nameZh', 20)}
      {text('nameEn', 40)}
      {text('code', 60, row.count > 0)}
      <Select<KindFamily>
        aria-label={t('directory.kept.kindField.family')}
        value={row.family}
        onChange={(family) => onChange({ family })}
        options={kindFamilies.map((value) => ({ value, label: t(`directory.family.${value}`) }))}
      />
      <span className="directory-kind-count">
        {t('directory.kept.kindCount', { count: row.count })}
      </span>
      {children}
    </div>
  );
}
