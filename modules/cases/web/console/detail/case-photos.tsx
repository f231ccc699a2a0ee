import { Image } from 'antd';
import { fileUrl } from '#modules/files/contract.ts';
import { exactInstant } from '#platform/i18n/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import type { CaseDetail } from '../../../contract/index.ts';
import './case-photos.css';

type Attachment = CaseDetail['attachments'][number];

const stages = ['before', 'after', 'verify'] as const;

/** Photos before and after side by side, large on a click; voice notes to listen to. */
export function CasePhotos({ attachments }: { attachments: readonly Attachment[] }) {
  const { t } = useText();
  const photos = attachments.filter(({ kind }) => kind === 'photo');
  const voices = attachments.filter(({ kind }) => kind === 'voice');
  if (attachments.length === 0) return null;
  const shown = stages.filter(
    (stage) => stage !== 'verify' || photos.some((photo) => photo.stage === stage),
  );
  return (
    <section className="cs-part" aria-label={t('cases.one.photos')}>
      {photos.length > 0 && (
        <Image.PreviewGroup>
          <div className="cs-photos">
            {shown.map((stage) => (
              <Stage
                key={stage}
                stage={stage}
                photos={photos.filter((one) => one.stage === stage)}
              />
            ))}
          </div>
        </Image.PreviewGroup>
      )}
      {voices.map(({ fileId }) => (
        // biome-ignore lint/a11y/useMediaCaption: a resident's voice note; its words are in the description.
        <audio key={fileId} controls preload="none" src={fileUrl(fileId)} className="cs-voice" />
      ))}
    </section>
  );
}

function Stage({ stage, photos }: { stage: string; photos: readonly Attachment[] }) {
  const { t } = useText();
  return (
    <figure className="cs-stage">
      <figcaption>{t(`cases.stage.${stage}`)}</figcaption>
      {photos.length === 0 && (
        <div className="cs-photo-none">
          <Icon name="photo" size={24} />
          {t('cases.stage.none')}
        </div>
      )}
      <div className={photos.length > 1 ? 'cs-stage-many' : 'cs-stage-one'}>
        {photos.map((photo, index) => (
          <Image
            key={photo.fileId}
            src={fileUrl(photo.fileId, 'thumb')}
            preview={{ src: fileUrl(photo.fileId) }}
            alt={t('cases.stage.alt', { stage: t(`cases.stage.${stage}`), index: index + 1 })}
            title={photo.takenAt ? exactInstant(new Date(photo.takenAt)) : ''}
          />
        ))}
      </div>
    </figure>
  );
}
