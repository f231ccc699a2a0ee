import { Button, Popconfirm } from 'antd';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { Notice } from '#ui/kit/status-tag.tsx';
import type { OverrideView } from '../../contract/index.ts';
import { lighting, useRenew } from './use-lighting.ts';

interface RunningProps {
  readonly overrides: readonly OverrideView[];
  readonly mayCancel: boolean;
}

/** Commands that still hold, with their end and the way to end them now. */
export function RunningOverrides({ overrides, mayCancel }: RunningProps) {
  const { t } = useText();
  const renew = useRenew();
  const act = useAct();
  const cancel = async (overrideId: string): Promise<boolean> =>
    act.run(async () => {
      await lighting.cancelOverride({ params: { overrideId } });
      await renew();
    });
  if (overrides.length === 0) return null;
  return (
    <div className="light-running">
      <ErrorNotice error={act.error} />
      {overrides.map((one) => (
        <Notice key={one.id} meaning={one.kind === 'emergency' ? 'urgent' : 'notice'}>
          <div className="dk-row">
            <strong>{overrideWords(one, t)}</strong>
            <span>
              {t('lighting.running.until')} <Time at={one.until} />
            </span>
            <span className="dk-muted">
              {one.by} · {one.reason}
            </span>
            {mayCancel && (
              <Popconfirm
                title={t('lighting.running.sure')}
                okText={t('lighting.running.end')}
                cancelText={t('lighting.cancel')}
                onConfirm={() => void cancel(one.id)}
              >
                <Button size="small" loading={act.busy}>
                  {t('lighting.running.end')}
                </Button>
              </Popconfirm>
            )}
          </div>
        </Notice>
      ))}
    </div>
  );
}

/** What an override does, in a few words. */
export function overrideWords(
  { kind, targetKind, targetName, levelPercent }: OverrideView,
  t: ReturnType<typeof useText>['t'],
): string {
  if (kind === 'emergency') return t('lighting.running.emergency');
  const name = targetKind === 'all' ? t('lighting.all') : targetName;
  return levelPercent === 0
    ? t('lighting.running.off', { name })
    : t('lighting.running.level', { name, level: levelPercent });
}
