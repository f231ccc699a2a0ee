import { Button, Input, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import { useAct, useKeys } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { newId } from '#ui/kit/new-id.ts';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { CallView } from '../../../contract/index.ts';
import { assist, useRenew } from '../shared/client.ts';

interface PresentCallsProps {
  readonly calls: readonly CallView[];
  readonly extension: string;
  readonly chosen: string | null;
  readonly onChosen: (callId: string) => void;
}

/** What rings or is being talked in; a number typed by hand; where one sits. */
export function PresentCalls({ calls, extension, chosen, onChosen }: PresentCallsProps) {
  const { t } = useText();
  const renew = useRenew();
  const act = useAct();
  const field = useRef<InputRef>(null);
  const [number, setNumber] = useState('');
  const ringing = calls.find(({ state }) => state === 'ringing');
  const take = async (callId: string): Promise<void> => {
    const isTaken = await act.run(async () => assist.takeCall({ params: { callId } }));
    await renew();
    if (isTaken) onChosen(callId);
  };
  const note = async (): Promise<void> => {
    await act.run(async () => {
      const body = number.trim() ? { phone: number.trim() } : {};
      const { id } = await assist.noteCall({ body }, { idempotencyKey: newId() });
      setNumber('');
      await renew();
      onChosen(id);
    });
  };
  useKeys({
    n: () => field.current?.focus(),
    a: ringing && (() => void take(ringing.id)),
  });
  return (
    <section className="dk-card">
      <h2>{t('assist.phone.present')}</h2>
      <div className="as-search">
        <Input
          ref={field}
          type="tel"
          value={number}
          maxLength={30}
          autoComplete="off"
          placeholder={t('assist.phone.number')}
          aria-label={t('assist.phone.number')}
          onChange={(event) => setNumber(event.target.value)}
          onPressEnter={() => void note()}
        />
        <Button type="primary" loading={act.busy} onClick={() => void note()}>
          {t('assist.phone.note')}
        </Button>
      </div>
      <ErrorNotice error={act.error} />
      <div className="as-plain" aria-live="polite">
        {calls.map((call) => (
          <div
            key={call.id}
            className={`as-ring ${call.state === 'ringing' ? 'as-ring-now' : ''} ${call.id === chosen ? 'as-ring-mine' : ''}`}
          >
            <div>
              <strong>{call.callerName || t('assist.phone.unknown')}</strong>
              <div className="dk-number">{call.phone || t('assist.phone.withheld')}</div>
              <div className="dk-muted">
                {t(`assist.call.${call.state}`)} · <Time at={call.startedAt} />
              </div>
            </div>
            {call.state === 'ringing' ? (
              <Button type="primary" onClick={() => void take(call.id)}>
                {t('assist.phone.take')}
              </Button>
            ) : (
              call.id !== chosen && (
                <Button onClick={() => onChosen(call.id)}>{t('assist.phone.open')}</Button>
              )
            )}
          </div>
        ))}
      </div>
      <Seat extension={extension} />
      <p className="as-keys">
        <kbd>N</kbd> {t('assist.phone.keys.new')} <kbd>A</kbd> {t('assist.phone.keys.take')}{' '}
        <kbd>S</kbd> {t('assist.phone.keys.summary')} <kbd>R</kbd> {t('assist.phone.keys.report')}{' '}
        <kbd>B</kbd> {t('assist.phone.keys.callback')}
      </p>
    </section>
  );
}

/** At which extension one sits: there the exchange lets calls pop up. */
function Seat({ extension }: { extension: string }) {
  const { t } = useText();
  const renew = useRenew();
  const act = useAct();
  const [text, setText] = useState(extension);
  const save = async (): Promise<void> => {
    await act.run(async () => assist.sit({ body: { extension: text.trim() } }));
    await renew();
  };
  return (
    <div className="dk-row as-seat">
      <Input
        value={text}
        maxLength={20}
        addonBefore={t('assist.phone.extension')}
        aria-label={t('assist.phone.extension')}
        onChange={(event) => setText(event.target.value.replace(/[^0-9A-Za-z]/g, ''))}
        onPressEnter={() => void save()}
      />
      {text !== extension && (
        <Button size="small" loading={act.busy} onClick={() => void save()}>
          {t('assist.phone.sit')}
        </Button>
      )}
      <ErrorNotice error={act.error} />
    </div>
  );
}
