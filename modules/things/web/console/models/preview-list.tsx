import { useText } from '#ui/i18n/text-provider.tsx';
import { Notice, StatusTag } from '#ui/kit/status-tag.tsx';
import type { things } from '../use-things.ts';

/** What saving a model would mean. */
export type ModelPreview = Awaited<ReturnType<typeof things.previewModel>>;

/** Faults and differences of a model to be saved. */
export function PreviewList({ preview }: { preview: ModelPreview }) {
  const { t } = useText();
  const { faults, changes, thingCount } = preview;
  const isBreaking = changes.some(({ breaking }) => breaking);
  return (
    <div className="dk-stack">
      {faults.map(({ pointer, message }) => (
        <Notice key={pointer} meaning="urgent" title={message}>
          <p className="dk-muted">{pointer}</p>
        </Notice>
      ))}
      {isBreaking && (
        <Notice meaning="warning" title={t('things.model.breaking', { count: thingCount })} />
      )}
      {changes.length > 0 && (
        <ul className="th-changes">
          {changes.map((one) => (
            <li key={`${one.part} ${one.key}`}>
              <StatusTag
                meaning={one.breaking ? 'warning' : one.kind === 'added' ? 'ok' : 'notice'}
              >
                {t(`things.model.change.${one.kind}`)}
              </StatusTag>{' '}
              {t(`things.model.part.${one.part}`)} <code>{one.key}</code>
              {one.detail && <span className="dk-muted th-line">{one.detail}</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
