import { App, Input, Modal, Radio, Select, Slider } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { newId } from '#ui/kit/new-id.ts';
import { Notice } from '#ui/kit/status-tag.tsx';
import { lighting, useRenew } from './use-lighting.ts';

/** What a command concerns; `emergency` is all lamps at full light. */
export interface Target {
  readonly kind: 'emergency' | 'all' | 'group' | 'cabinet' | 'lamp';
  readonly id: string;
  readonly name: string;
}

type What = 'on' | 'off' | 'dim';
const spans = [15, 30, 60, 120, 240, 480, 720, 1440] as const;

/** A command with its end and its reason, confirmed before it goes out. */
export function CommandDialog({ target, onClose }: { target: Target; onClose: () => void }) {
  const { t } = useText();
  const { message } = App.useApp();
  const isEmergency = target.kind === 'emergency';
  const [what, setWhat] = useState<What>('on');
  const [level, setLevel] = useState(50);
  const [minutes, setMinutes] = useState(isEmergency ? 60 : 30);
  const [reason, setReason] = useState('');
  const [key] = useState(newId);
  const renew = useRenew();
  const act = useAct();
  const levelPercent = { on: 100, off: 0, dim: level }[what];
  const send = async (): Promise<void> => {
    const done = await act.run(async () => {
      await lighting.addOverride(
        {
          body: {
            kind: isEmergency ? 'emergency' : 'override',
            target: { kind: target.kind === 'emergency' ? 'all' : target.kind, id: target.id },
            levelPercent,
            minutes,
            reason: reason.trim(),
          },
        },
        { idempotencyKey: key },
      );
      await renew();
    });
    if (!done) return;
    void message.success(t('lighting.command.sent'));
    onClose();
  };
  return (
    <Modal
      open
      title={t(isEmergency ? 'lighting.command.emergency' : 'lighting.command.title', {
        name: target.name,
      })}
      okText={t(isEmergency ? 'lighting.command.emergencyOk' : 'lighting.command.ok')}
      cancelText={t('lighting.cancel')}
      okButtonProps={{ danger: isEmergency, disabled: reason.trim().length < 2 }}
      confirmLoading={act.busy}
      onOk={() => void send()}
      onCancel={onClose}
    >
      <div className="dk-stack">
        <ErrorNotice error={act.error} />
        {isEmergency ? (
          <Notice meaning="urgent">{t('lighting.command.emergencyText')}</Notice>
        ) : (
          <>
            <Radio.Group
              value={what}
              onChange={({ target: { value } }) => setWhat(value as What)}
              options={(['on', 'dim', 'off'] as const).map((value) => ({
                value,
                label: t(`lighting.command.${value}`),
              }))}
              optionType="button"
            />
            {what === 'dim' && (
              <Slider
                min={10}
                max={100}
                step={5}
                value={level}
                onChange={setLevel}
                tooltip={{ formatter: (value) => `${value ?? 0} %` }}
                ariaLabelForHandle={t('lighting.command.dim')}
              />
            )}
          </>
        )}
        <label className="light-field">
          {t('lighting.command.for')}
          <Select<number>
            aria-label={t('lighting.command.for')}
            value={minutes}
            onChange={setMinutes}
            options={spans.map((value) => ({ value, label: spanText(value, t) }))}
          />
        </label>
        <label className="light-field">
          {t('lighting.command.reason')}
          <Input.TextArea
            rows={2}
            maxLength={200}
            value={reason}
            placeholder={t('lighting.command.reasonHint')}
            onChange={({ target: { value } }) => setReason(value)}
          />
        </label>
        <p className="dk-muted">
          {t('lighting.command.summary', {
            name: target.name,
            level:
              levelPercent === 0 && !isEmergency
                ? t('lighting.off')
                : `${isEmergency ? 100 : levelPercent} %`,
            span: spanText(minutes, t),
          })}
        </p>
      </div>
    </Modal>
  );
}

function spanText(minutes: number, t: ReturnType<typeof useText>['t']): string {
  return minutes < 60
    ? t('lighting.command.minutes', { count: minutes })
    : t('lighting.command.hours', { count: minutes / 60 });
}
