import { App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { RevealField, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { CaseDetail } from '../../../contract/index.ts';
import { keys, reports } from '../shared/clients.ts';

/** Who reported it, masked by what the viewer may know; the officer may ask them something. */
export function Reporters({ detail }: { detail: CaseDetail }) {
  const { t } = useText();
  const mayAsk = usePermission('cases.dispatch');
  const [asking, setAsking] = useState(false);
  if (detail.reporters.length === 0) return null;
  return (
    <section className="cs-part">
      <header className="cs-part-head">
        <h3>{t('cases.reporters.title', { count: detail.reporters.length })}</h3>
        {mayAsk && (
          <Button
            size="small"
            icon={<Icon name="message" size={14} />}
            onClick={() => setAsking(true)}
          >
            {t('cases.reporters.ask')}
          </Button>
        )}
      </header>
      <ul className="cs-plain">
        {detail.reporters.map((one) => (
          <li key={one.reportId} className="cs-reporter">
            <p>
              <strong>
                {one.name ||
                  t(one.restricted ? 'cases.reporters.restricted' : 'cases.reporters.anonymous')}
              </strong>
              {one.phone && !one.phone.includes('*') && (
                <span className="dk-number">{one.phone}</span>
              )}
              {one.phone.includes('*') && (
                <RevealField
                  field="reports.reports.reporter_phone"
                  rowKey={one.reportId}
                  masked={one.phone}
                />
              )}
              <span className="dk-muted">{t(`cases.channel.${one.channel}`)}</span>
              <span className="dk-muted cs-push">
                <Time at={one.reportedAt} />
              </span>
            </p>
            {one.text && one.text !== detail.description && <p className="dk-note">{one.text}</p>}
          </li>
        ))}
      </ul>
      {asking && <AskDialog caseId={detail.case.id} onClose={() => setAsking(false)} />}
    </section>
  );
}

function AskDialog({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const { t } = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const act = useAct();
  const send = async (): Promise<void> => {
    const sent = await act.run(async () => {
      await reports.askReporter({ params: { caseId }, body: { text: text.trim() } });
      await queries.invalidateQueries({ queryKey: keys.one(caseId) });
    });
    if (!sent) return;
    void message.success(t('cases.reporters.asked'));
    onClose();
  };
  return (
    <Modal
      open
      title={t('cases.reporters.ask')}
      okText={t('cases.reporters.send')}
      okButtonProps={{ disabled: text.trim() === '' }}
      confirmLoading={act.busy}
      onOk={() => void send()}
      onCancel={onClose}
    >
      <p className="dk-muted">{t('cases.reporters.askText')}</p>
      <ErrorNotice error={act.error} />
      <Input.TextArea
        autoFocus
        autoSize={{ minRows: 3 }}
        maxLength={500}
        showCount
        value={text}
        onChange={(event) => setText(event.target.value)}
        placeholder={t('cases.reporters.placeholder')}
        aria-label={t('cases.reporters.ask')}
      />
    </Modal>
  );
}
