import { useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Input, Select } from 'antd';
import { useState } from 'react';
import { RevealField, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { DeskRequest } from '../../contract/index.ts';
import { type Exception, exceptions, mayRestOn } from '../../contract/requests.ts';
import { privacy, usePick } from './client.ts';

const exceptionNames = Object.keys(exceptions) as Exception[];

interface RequestDrawerProps {
  readonly request: DeskRequest;
  readonly onClose: () => void;
}

/** One request: what is asked, what stands in the way, and the decision. */
export function RequestDrawer({ request, onClose }: RequestDrawerProps) {
  const { t } = useText();
  const pick = usePick();
  const { kind, state, personId, personName, personKind, words, obstacles } = request;
  const isOpen = state === 'received' || state === 'waiting';
  return (
    <Drawer open size={520} title={t(`privacy.requests.kind.${kind}`)} onClose={onClose}>
      <p>
        <strong>{t('privacy.desk.who')}</strong>{' '}
        <RevealField field="people.people.name" rowKey={personId} masked={personName} />{' '}
        {personKind === 'resident' && (
          <RevealField
            field="people.people.phone"
            rowKey={personId}
            masked={t('privacy.desk.phone')}
          />
        )}
      </p>
      {words && <p className="dk-note">{words}</p>}
      {obstacles.map((one) => (
        <p key={one.whatZh}>
          <strong>{pick(one.whatZh, one.whatEn)}</strong>:{pick(one.whyZh, one.whyEn)}
        </p>
      ))}
      {isOpen && state === 'received' && <Decide request={request} onDone={onClose} />}
      {request.answer && <p className="dk-note">{request.answer}</p>}
      {request.exception && <p>{t(`privacy.exception.${request.exception}`)}</p>}
    </Drawer>
  );
}

function Decide({ request, onDone }: { request: DeskRequest; onDone: () => void }) {
  const { t } = useText();
  const queries = useQueryClient();
  const act = useAct();
  const [answer, setAnswer] = useState('');
  const [newName, setNewName] = useState('');
  const [exception, setException] = useState<Exception | null>(null);
  const decide = async (grant: boolean): Promise<void> => {
    const body = {
      grant,
      answer,
      exception: grant ? null : exception,
      version: request.version,
      ...(grant && newName.trim() ? { newName: newName.trim() } : {}),
    };
    const done = await act.run(async () =>
      privacy.decideRequest({ params: { requestId: request.id }, body }),
    );
    await queries.invalidateQueries({ queryKey: ['privacy', 'requests'] });
    if (done) onDone();
  };
  return (
    <div className="dk-stack">
      {request.kind === 'correct' && (
        <Input
          value={newName}
          maxLength={50}
          placeholder={t('privacy.desk.newName')}
          aria-label={t('privacy.desk.newName')}
          onChange={(event) => setNewName(event.target.value)}
        />
      )}
      <Input.TextArea
        rows={3}
        maxLength={1000}
        value={answer}
        placeholder={t('privacy.desk.answer')}
        aria-label={t('privacy.desk.answer')}
        onChange={(event) => setAnswer(event.target.value)}
      />
      <Select
        allowClear
        style={{ width: '100%' }}
        value={exception}
        placeholder={t('privacy.desk.exception')}
        aria-label={t('privacy.desk.exception')}
        onChange={(value) => setException(value ?? null)}
        options={exceptionNames
          .filter((one) => mayRestOn(one, request.kind))
          .map((value) => ({ value, label: t(`privacy.exception.${value}`) }))}
      />
      <ErrorNotice error={act.error} />
      <p>
        <Button type="primary" loading={act.busy} onClick={() => void decide(true)}>
          {t('privacy.desk.grant')}
        </Button>{' '}
        <Button danger loading={act.busy} onClick={() => void decide(false)}>
          {t('privacy.desk.refuse')}
        </Button>
      </p>
    </div>
  );
}
