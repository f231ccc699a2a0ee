import { Card, useText } from '#ui/index.ts';
import type { CaseDetail } from '../../contract/index.ts';
import { Thumb } from './thumb.tsx';

const stages = ['before', 'after', 'verify'] as const;

/** Photos by stage; small ones come from the phone's store, the large ones from the server. */
export function CasePhotos({ detail }: { detail: CaseDetail }) {
  const { t } = useText();
  const photos = detail.attachments.filter(({ kind }) => kind === 'photo');
  const voices = detail.attachments.filter(({ kind }) => kind === 'voice');
  if (photos.length + voices.length === 0) return null;
  return (
    <Card title={t('cases.one.photos')}>
      {stages.map((stage) => {
        const these = photos.filter((photo) => photo.stage === stage);
        if (these.length === 0) return null;
        return (
          <section key={stage}>
            <h3 className="field-stage">{t(`cases.stage.${stage}`)}</h3>
            <div className="field-photos">
              {these.map(({ fileId }, index) => (
                <a
                  key={fileId}
                  href={`/api/v1/files/${fileId}?size=full`}
                  target="_blank"
                  rel="noreferrer"
                >
                  <Thumb
                    fileId={fileId}
                    alt={t('cases.one.photo', {
                      stage: t(`cases.stage.${stage}`),
                      index: index + 1,
                    })}
                  />
                </a>
              ))}
            </div>
          </section>
        );
      })}
      {voices.map(({ fileId }) => (
        // biome-ignore lint/a11y/useMediaCaption: a resident's voice note has no captions; its words stand in the text.
        <audio
          key={fileId}
          controls
          preload="none"
          src={`/api/v1/files/${fileId}`}
          className="field-voice"
        />
      ))}
    </Card>
  );
}
