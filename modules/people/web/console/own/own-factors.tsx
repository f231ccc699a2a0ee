import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Modal, Table } from 'antd';
import { useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { EnrolFactor, RecoveryCodes } from '#ui/session/index.ts';
import type { FactorList } from '../../../contract.ts';
import { people } from '../use-people.ts';
import { useQuestion } from '../use-question.ts';

/** One's own second factors: add, remove, new recovery codes. */
export function OwnFactors() {
  const { t } = useText();
  const [adding, setAdding] = useState(false);
  const [codes, setCodes] = useState<readonly string[]>([]);
  const factors = useFactors();
  const added = async (): Promise<void> => {
    setAdding(false);
    await factors.refresh();
  };
  return (
    <section className="dk-card">
      <h2>{t('people.factor.title')}</h2>
      <p className="dk-muted">
        {t('people.factor.lead')} {factors.data?.required && t('people.factor.required')}
      </p>
      {factors.isPending && <Loading />}
      {factors.isError && (
        <ErrorState error={factors.error} onRetry={() => void factors.refresh()} />
      )}
      {factors.data && factors.data.items.length === 0 && (
        <EmptyState icon="shield" title={t('people.factor.empty')} />
      )}
      {factors.data && factors.data.items.length > 0 && (
        <FactorTable list={factors.data} onChanged={factors.refresh} onCodes={setCodes} />
      )}
      <Button type="primary" icon={<Icon name="plus" />} onClick={() => setAdding(true)}>
        {t('people.factor.add')}
      </Button>
      <Modal
        open={adding}
        title={t('people.factor.add')}
        footer={null}
        onCancel={() => setAdding(false)}
        destroyOnHidden
      >
        <EnrolFactor onEnrolled={added} />
      </Modal>
      <Modal open={codes.length > 0} footer={null} closable={false}>
        <RecoveryCodes codes={codes} onKept={() => setCodes([])} />
      </Modal>
    </section>
  );
}

function useFactors() {
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: ['people', 'factors'],
    queryFn: async () => people.factors({}),
  });
  const refresh = async (): Promise<void> => {
    await Promise.all(
      ['factors', 'sessions'].map((key) =>
        queries.invalidateQueries({ queryKey: ['people', key] }),
      ),
    );
  };
  return { ...query, refresh };
}

interface FactorTableProps {
  readonly list: FactorList;
  readonly onChanged: () => Promise<void>;
  readonly onCodes: (codes: readonly string[]) => void;
}

function FactorTable({ list, onChanged, onCodes }: FactorTableProps) {
  const { t } = useText();
  const ask = useQuestion();
  const remove = ({ id: factorId, label }: FactorList['items'][number]): void => {
    ask({
      title: t('people.factor.removeAsk', { label }),
      text: t('people.factor.removeWhy'),
      yes: t('people.factor.remove'),
      act: async () => {
        await people.removeFactor({ params: { factorId } });
        await onChanged();
      },
    });
  };
  const renew = (): void => {
    ask({
      title: t('people.factor.renewAsk'),
      text: t('people.factor.renewWhy'),
      isDangerous: false,
      act: async () => {
        onCodes((await people.renewRecoveryCodes({})).recoveryCodes);
        await onChanged();
      },
    });
  };
  return (
    <>
      <Table
        rowKey="id"
        size="middle"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={[...list.items]}
        columns={[
          {
            title: t('people.factor.kind'),
            render: (_, one) => (
              <StatusTag meaning="ok">{t(`people.factor.${one.kind}`)}</StatusTag>
            ),
          },
          { title: t('people.factor.label'), dataIndex: 'label' },
          { title: t('people.factor.created'), render: (_, one) => <Time at={one.createdAt} /> },
          {
            title: t('people.factor.used'),
            render: (_, one) => (one.usedAt ? <Time at={one.usedAt} /> : t('people.factor.never')),
          },
          {
            title: '',
            render: (_, one) => (
              <Button danger size="small" onClick={() => remove(one)}>
                {t('people.factor.remove')}
              </Button>
            ),
          },
        ]}
      />
      <p className="dk-row">
        <span>{t('people.factor.left', { count: list.recoveryCodesLeft })}</span>
        <Button size="small" onClick={renew}>
          {t('people.factor.renew')}
        </Button>
      </p>
    </>
  );
}
