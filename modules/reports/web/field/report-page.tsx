import { useState } from 'react';
import { type Photo, PhotoPicker, useHere } from '#ui/capture/index.ts';
import {
  Button,
  ErrorNotice,
  FieldError,
  LinkButton,
  TextArea,
  TextField,
  useText,
} from '#ui/index.ts';
import { CategoryField } from './category-field.tsx';
import { PlaceField } from './place-field.tsx';
import { emptyFind, type Find, isEmptyFind, useReportFind } from './report-find.ts';
import './report.css';

const wordsLimit = 2000;

/** 上报: a photo, a few words, the place by itself; works without a network. */
export default function ReportPage() {
  const { t } = useText();
  const here = useHere(true);
  const report = useReportFind();
  const [find, setFind] = useState<Find>(emptyFind);
  const [tried, setTried] = useState(false);
  const [sent, setSent] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  const change = (part: Partial<Find>): void => setFind((now) => ({ ...now, ...part }));
  const tooLong = [...find.text].length > wordsLimit;

  const submit = async (): Promise<void> => {
    setTried(true);
    if (isEmptyFind(find) || tooLong) return;
    setBusy(true);
    setFault(null);
    try {
      await report(find, here.position);
      setFind(emptyFind);
      setTried(false);
      setSent(true);
      scrollTo(0, 0);
    } catch (error) {
      setFault(error);
    }
    setBusy(false);
  };
  const setPhotos = (photos: readonly Photo[]): void => {
    setSent(false);
    change({ photos });
  };

  return (
    <>
      <h1 tabIndex={-1}>{t('reports.find.title')}</h1>
      {sent && (
        <div className="zs-notice zs-notice-ok" role="status">
          <div>
            <strong>{t('reports.find.sent')}</strong>
            <LinkButton to="/">{t('reports.find.toTasks')}</LinkButton>
          </div>
        </div>
      )}
      <PhotoPicker
        label={t('reports.find.photos')}
        photos={find.photos}
        onChange={setPhotos}
        cameraOnly
      />
      <TextArea
        label={t('reports.find.words')}
        limit={wordsLimit}
        rows={3}
        value={find.text}
        onChange={(event) => change({ text: event.target.value })}
      />
      <CategoryField
        text={find.text}
        position={find.pin ?? here.position}
        value={find.categoryCode}
        onChange={(categoryCode) => change({ categoryCode })}
      />
      <PlaceField here={here} pin={find.pin} onPin={(pin) => change({ pin })} />
      <TextField
        label={t('reports.find.address')}
        hint={t('reports.find.addressHint')}
        optional
        maxLength={200}
        value={find.address}
        onChange={(event) => change({ address: event.target.value })}
      />
      {tried && isEmptyFind(find) && <FieldError>{t('reports.find.empty')}</FieldError>}
      <ErrorNotice error={fault} />
      <Button
        kind="primary"
        wide
        className="report-submit"
        icon="send"
        busy={busy}
        onClick={() => void submit()}
      >
        {t('reports.find.submit')}
      </Button>
    </>
  );
}
