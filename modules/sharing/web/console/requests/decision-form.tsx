import { App, Button, Form, Input, InputNumber, Segmented } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { Condition, DecisionInput, RequestView } from '../../../contract/index.ts';
import { sharing, usePick, useRenew } from '../shared/client.ts';
import { Conditions } from '../shared/conditions.tsx';
import { PersonalTag } from './field-choice.tsx';

type Answer = DecisionInput['fields'][number]['answer'];

/** The first proposal: sensitive and personal fields masked where they can be. */
function proposed(request: RequestView): Record<string, Answer> {
  return Object.fromEntries(
    request.fields.map(({ key, personalClass, maskable }) => [
      key,
      personalClass && maskable ? 'masked' : 'granted',
    ]),
  );
}

/** The owner's answer, field by field; period and rows can be cut down, conditions added. */
export function DecisionForm({ request }: { request: RequestView }) {
  const { t } = useText();
  const { modal } = App.useApp();
  const [answers, setAnswers] = useState(() => proposed(request));
  const [conditions, setConditions] = useState<Condition[]>([]);
  const [untilDay, setUntilDay] = useState(request.untilDay);
  const [rowsPerDay, setRowsPerDay] = useState(request.rowsPerDay);
  const [answer, setAnswer] = useState('');
  const renew = useRenew();
  const act = useAct();
  const decide = async (grant: boolean): Promise<void> => {
    const fields = request.fields.map(({ key }) => ({ key, answer: answers[key] ?? 'refused' }));
    const rest = { conditions, untilDay, rowsPerDay, answer, version: request.version };
    await act.run(async () =>
      sharing.decideRequest({
        params: { requestId: request.id },
        body: { grant, fields, ...rest },
      }),
    );
    await renew();
  };
  const refuse = (): void => {
    modal.confirm({
      title: t('sharing.decide.refuseAsk'),
      okText: t('sharing.decide.refuse'),
      cancelText: t('sharing.cancel'),
      okButtonProps: { danger: true },
      onOk: async () => decide(false),
    });
  };
  return (
    <Form layout="vertical" className="dk-card">
      <h2>{t('sharing.decide.title')}</h2>
      <FieldAnswers request={request} value={answers} onChange={setAnswers} />
      <Form.Item label={t('sharing.decide.conditions')} extra={t('sharing.decide.conditionsHint')}>
        <Conditions fields={request.resourceFields} value={conditions} onChange={setConditions} />
      </Form.Item>
      <div className="sharing-days">
        <Form.Item label={t('sharing.form.until')} htmlFor="decide-until">
          <Input
            id="decide-until"
            type="date"
            min={request.fromDay}
            max={request.untilDay}
            value={untilDay}
            onChange={({ target }) => setUntilDay(target.value)}
          />
        </Form.Item>
        <Form.Item label={t('sharing.form.perDay')} htmlFor="decide-rows">
          <InputNumber
            id="decide-rows"
            style={{ width: '100%' }}
            min={1}
            max={request.rowsPerDay}
            value={rowsPerDay}
            onChange={(value) => setRowsPerDay(value ?? 1)}
          />
        </Form.Item>
      </div>
      <Form.Item
        label={t('sharing.decide.words')}
        htmlFor="decide-words"
        extra={t('sharing.decide.wordsHint')}
      >
        <Input.TextArea
          id="decide-words"
          rows={2}
          maxLength={500}
          value={answer}
          onChange={({ target }) => setAnswer(target.value)}
        />
      </Form.Item>
      <ErrorNotice error={act.error} />
      <div className="dk-row">
        <Button type="primary" loading={act.busy} onClick={() => void decide(true)}>
          {t('sharing.decide.grant')}
        </Button>
        <Button danger loading={act.busy} onClick={refuse}>
          {t('sharing.decide.refuse')}
        </Button>
      </div>
    </Form>
  );
}

interface FieldAnswersProps {
  readonly request: RequestView;
  readonly value: Readonly<Record<string, Answer>>;
  readonly onChange: (value: Record<string, Answer>) => void;
}

function FieldAnswers({ request, value, onChange }: FieldAnswersProps) {
  const { t } = useText();
  const pick = usePick();
  return (
    <dl className="sharing-facts sharing-answers">
      {request.fields.map((field) => {
        const title = pick(field.titleZh, field.titleEn);
        const choices: readonly Answer[] = field.maskable
          ? ['granted', 'masked', 'refused']
          : ['granted', 'refused'];
        return (
          <div key={field.key}>
            <dt>
              {title} <PersonalTag personalClass={field.personalClass} />
            </dt>
            <dd>
              <Segmented<Answer>
                aria-label={title}
                value={value[field.key] ?? 'refused'}
                onChange={(chosen) => onChange({ ...value, [field.key]: chosen })}
                options={choices.map((one) => ({ value: one, label: t(`sharing.answer.${one}`) }))}
              />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
