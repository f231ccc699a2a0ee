import { Button, Modal, Table } from 'antd';
import { type ReactNode, useState } from 'react';
import { base64Of, OneFile, useAct } from '#ui/desk/index.ts';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { Notice } from '#ui/kit/status-tag.tsx';
import type { FileFault, FileOutcome } from '../../../contract/index.ts';
import { useRenew, useWords } from './client.ts';

interface FileImportProps {
  readonly title: string;
  readonly accept: string;
  readonly onClose: () => void;
  /** Reads the file; takes it in when `apply`. */
  readonly read: (file: { name: string; base64: string }, apply: boolean) => Promise<FileOutcome>;
  readonly children?: ReactNode;
}

/** A file is looked at first; only one without a faulty row is taken in. */
export function FileImport({ title, accept, onClose, read, children }: FileImportProps) {
  const { t, yuan, pick } = useWords();
  const [chosen, setChosen] = useState<{ name: string; base64: string } | null>(null);
  const [outcome, setOutcome] = useState<FileOutcome | null>(null);
  const act = useAct();
  const renew = useRenew();
  const look = async (file: File): Promise<void> => {
    const given = { name: file.name, base64: await base64Of(file) };
    setOutcome(null);
    setChosen(given);
    await act.run(async () => setOutcome(await read(given, false)));
  };
  const apply = async (): Promise<void> => {
    if (!chosen) return;
    await act.run(async () => setOutcome(await read(chosen, true)));
    await renew();
  };
  const isGood = outcome !== null && outcome.faults.length === 0 && outcome.count > 0;
  return (
    <Modal
      open
      width={720}
      title={title}
      okText={t('payment.file.apply')}
      cancelText={t(outcome?.done ? 'payment.close' : 'payment.cancel')}
      okButtonProps={{ disabled: !isGood || outcome.done, loading: act.busy }}
      onOk={() => void apply()}
      onCancel={onClose}
    >
      <div className="pay-stack">
        {children}
        <OneFile accept={accept} onFile={(file) => void look(file)}>
          <Button icon={<Icon name="upload" />} loading={act.busy}>
            {t('payment.file.choose')}
          </Button>
        </OneFile>
        {chosen && <p className="dk-muted">{chosen.name}</p>}
        <ErrorNotice error={act.error} />
        {outcome?.done && (
          <Notice
            meaning="ok"
            title={t('payment.file.done', { count: outcome.count, amount: yuan(outcome.totalFen) })}
          />
        )}
        {outcome && !outcome.done && outcome.faults.length === 0 && (
          <Notice
            meaning={isGood ? 'ok' : 'warning'}
            title={t(isGood ? 'payment.file.good' : 'payment.file.empty', {
              count: outcome.count,
              amount: yuan(outcome.totalFen),
            })}
          />
        )}
        {outcome && outcome.faults.length > 0 && (
          <>
            <Notice
              meaning="warning"
              title={t('payment.file.faulty', { count: outcome.faults.length })}
            />
            <Table<FileFault>
              rowKey={({ row, column, messageZh }) => `${row}-${column}-${messageZh}`}
              size="small"
              dataSource={outcome.faults}
              pagination={{ pageSize: 8, hideOnSinglePage: true }}
              columns={[
                { title: t('payment.file.row'), dataIndex: 'row', width: 70 },
                { title: t('payment.file.column'), dataIndex: 'column', width: 120 },
                {
                  title: t('payment.file.fault'),
                  render: (_, fault) => pick(fault.messageZh, fault.messageEn),
                },
              ]}
            />
          </>
        )}
      </div>
    </Modal>
  );
}
