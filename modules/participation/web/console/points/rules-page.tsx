import { useQuery } from '@tanstack/react-query';
import { Button, Input, InputNumber, Modal, Switch, Table } from 'antd';
import { useState } from 'react';
import { PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { RuleView } from '../../../contract/index.ts';
import { participation, useDeskAct, usePick } from '../shared/client.ts';
import { Field } from '../shared/field.tsx';
import '../shared/participation.css';

/** 积分规则: amounts, limits, how long points last; the town's own. */
export default function RulesPage() {
  const { t } = useText();
  const pick = usePick();
  const [open, setOpen] = useState<RuleView | 'new' | null>(null);
  const rules = useQuery({
    queryKey: ['participation', 'rules'],
    queryFn: async () => participation.pointRules({}),
  });
  return (
    <>
      <PageHead title={t('participation.nav.rules')} lead={t('participation.rules.desk')}>
        <Button type="primary" onClick={() => setOpen('new')}>
          {t('participation.rules.new')}
        </Button>
      </PageHead>
      {rules.isPending && <Loading lines={6} />}
      {rules.isError && <ErrorState error={rules.error} onRetry={() => void rules.refetch()} />}
      {rules.data && (
        <Table
          rowKey="code"
          size="middle"
          dataSource={rules.data.items}
          pagination={false}
          scroll={{ x: 'max-content' }}
          columns={[
            {
              title: t('participation.rules.deed'),
              render: (_, row) => (
                <>
                  <Button type="link" style={{ padding: 0 }} onClick={() => setOpen(row)}>
                    {pick(row.titleZh, row.titleEn)}
                  </Button>
                  <div className="dk-muted">{row.code}</div>
                </>
              ),
            },
            { title: t('participation.rules.points'), dataIndex: 'points', align: 'right' },
            { title: t('participation.rules.perDay'), dataIndex: 'perDay', align: 'right' },
            { title: t('participation.rules.lasts'), dataIndex: 'lastsDays', align: 'right' },
            {
              title: t('participation.rules.claimable'),
              render: (_, row) => t(row.claimable ? 'participation.yes' : 'participation.no'),
            },
            {
              title: t('participation.col.state'),
              render: (_, row) => (
                <StatusTag meaning={row.active ? 'ok' : 'neutral'}>
                  {t(row.active ? 'participation.rules.active' : 'participation.rules.off')}
                </StatusTag>
              ),
            },
          ]}
        />
      )}
      {open && <RuleForm rule={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </>
  );
}

const blank: RuleView = {
  code: 'town.',
  titleZh: '',
  titleEn: '',
  points: 10,
  perDay: 1,
  lastsDays: 548,
  claimable: true,
  active: true,
  version: 0,
};

function RuleForm({ rule, onClose }: { rule: RuleView | null; onClose: () => void }) {
  const { t } = useText();
  const [draft, setDraft] = useState(rule ?? blank);
  const act = useDeskAct();
  const change = (part: Partial<RuleView>): void => setDraft({ ...draft, ...part });
  const save = async (): Promise<void> => {
    const { code, ...body } = draft;
    if (await act.run(async () => participation.saveRule({ params: { code }, body }))) onClose();
  };
  const numbers = [
    ['points', 'points', 1000],
    ['perDay', 'perDay', 100],
    ['lastsDays', 'lasts', 3650],
  ] as const;
  return (
    <Modal
      open
      title={t(rule ? 'participation.rules.change' : 'participation.rules.new')}
      onCancel={onClose}
      onOk={() => void save()}
      okText={t('participation.poll.save')}
      confirmLoading={act.busy}
    >
      <div className="dk-stack pt-stack">
        {!rule && (
          <Field name={t('participation.rules.code')}>
            <Input
              value={draft.code}
              maxLength={41}
              onChange={({ target }) => change({ code: target.value })}
            />
          </Field>
        )}
        <div className="pt-pair">
          <Field name={t('participation.rules.zh')}>
            <Input
              maxLength={30}
              value={draft.titleZh}
              onChange={({ target }) => change({ titleZh: target.value })}
            />
          </Field>
          <Field name={t('participation.rules.en')}>
            <Input
              maxLength={60}
              value={draft.titleEn}
              onChange={({ target }) => change({ titleEn: target.value })}
            />
          </Field>
          {numbers.map(([key, name, max]) => (
            <Field key={key} name={t(`participation.rules.${name}`)}>
              <InputNumber
                min={key === 'lastsDays' ? 30 : 1}
                max={max}
                value={draft[key]}
                onChange={(value) => change({ [key]: value ?? 1 })}
              />
            </Field>
          ))}
        </div>
        <div className="dk-row">
          <Switch
            checked={draft.claimable}
            onChange={(claimable) => change({ claimable })}
            aria-label={t('participation.rules.claimable')}
          />
          <span>{t('participation.rules.claimable')}</span>
          <Switch
            checked={draft.active}
            onChange={(active) => change({ active })}
            aria-label={t('participation.rules.active')}
          />
          <span>{t('participation.rules.active')}</span>
        </div>
        <ErrorNotice error={act.error} />
      </div>
    </Modal>
  );
}
