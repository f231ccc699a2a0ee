import { type FormEvent, useEffect, useRef, useState } from 'react';
import { type Photo, PhotoPicker, VoiceRecorder } from '#ui/capture/index.ts';
import { actingFor } from '#ui/api/behalf.ts';
import { Button, ErrorNotice, faultAt, Icon, Notice, TextArea, useText } from '#ui/index.ts';
import { navigate, useParams, useSearchParams } from '#ui/router/index.ts';
import { CategoryField } from './category-field.tsx';
import { type Draft, isEmpty } from './draft.ts';
import { IdentityFields } from './identity-fields.tsx';
import { PlaceField } from './place-field.tsx';
import { SendBar } from './send-bar.tsx';
import { SuggestionNotices } from './suggestion-notices.tsx';
import { type Choices, useChoices } from './use-choices.ts';
import { useDraft } from './use-draft.ts';
import { useSending } from './use-sending.ts';
import { type Suggestion, useSuggestion } from './use-suggestion.ts';
import './resident.css';

const longestText = 2000;

/** 上报: photo, words, category, place, and away it goes. A scanned poster brings its place. */
export default function ReportPage() {
  const { t } = useText();
  const { placeCode, choices, placeError } = useScannedPlace();
  const state = useDraft();
  const { draft, change } = state;
  const sending = useSending(state, {
    onReceipt: ({ number }) => navigate(`/sent/${encodeURIComponent(number)}`, { replace: true }),
    onQueued: () => navigate('/waiting', { replace: true }),
  });
  const suggestion = useSuggestion(draft);
  const { missing, check } = useMissing(draft, suggestion);
  const form = useRef<HTMLFormElement>(null);
  useCategoryOfLink(choices, change);
  useScanIntoDraft(placeCode ? choices : undefined, change);
  useEffect(() => {
    if (sending.error || missing) showFirstFault(form.current);
  }, [sending.error, missing]);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (sending.locked || !check()) return;
    // The receipt's page travels while the report does.
    void import('./sent-page.tsx');
    sending.send();
  };
  const { error } = sending;
  return (
    <form className="rp-form" onSubmit={submit} noValidate ref={form}>
      <h1>{t('reports.form.title')}</h1>
      <ForWhom draft={draft} />
      {draft.place?.source === 'place' && (
        <p className="rp-place-now">
          <Icon name="scan" /> {t('reports.place.scanned', { name: draft.place.name ?? '' })}
        </p>
      )}
      <ErrorNotice error={placeError} />
      {state.restored && !sending.locked && (
        <Notice meaning="notice" title={t('reports.form.restored')}>
          <Button kind="quiet" icon="trash" onClick={state.startAnew}>
            {t('reports.form.startAnew')}
          </Button>
        </Notice>
      )}
      <fieldset className="rp-all" disabled={sending.locked}>
        <PhotoPicker
          label={t('reports.form.photos')}
          hint={t('reports.form.photosHint')}
          photos={draft.photos}
          onChange={(photos) => change({ photos, ...placeOfPhotos(photos, draft, choices) })}
        />
        <TextArea
          label={t('reports.form.text')}
          hint={t('reports.form.textHint')}
          rows={3}
          limit={longestText}
          value={draft.text}
          error={faultAt(error, '/text') ?? (missing === 'words' ? t('reports.form.empty') : null)}
          onChange={(event) => change({ text: event.target.value })}
        />
        <SuggestionNotices suggestion={suggestion} hotline={choices?.hotline ?? ''} />
        <CategoryField
          choices={choices}
          suggested={suggestion?.categories ?? []}
          value={draft.category}
          onChange={(category) => change({ category })}
          error={faultAt(error, '/categoryCode')}
        />
        <VoiceRecorder
          label={t('reports.form.voice')}
          note={draft.voice}
          onChange={(voice) => change({ voice })}
        />
        <PlaceField
          place={draft.place}
          address={draft.address}
          named={suggestion?.place?.name ?? ''}
          onChange={change}
          error={
            faultAt(error, '/position') ??
            faultAt(error, '/placeCode') ??
            (missing === 'place' ? t('reports.place.missing') : null)
          }
        />
        <IdentityFields draft={draft} change={change} error={faultAt(error, '/reporterPhone')} />
      </fieldset>
      <ErrorNotice error={sending.waiting ? null : error} />
      <SendBar sending={sending} despite={missing === 'place'} />
    </form>
  );
}

/** Whose report this is, while one acts for somebody: a draft stays its person's, whatever the tab does later. */
function ForWhom({ draft }: { draft: Draft }) {
  const { t } = useText();
  const { onBehalfOf } = draft;
  if (onBehalfOf)
    return <Notice meaning="notice" title={t('reports.form.behalf', { name: onBehalfOf.name })} />;
  return actingFor() ? <Notice meaning="warning" title={t('reports.form.own')} /> : null;
}

/** The poster's place from `/report?place=CODE` or `/q/CODE`; an unknown one does not stop anyone. */
function useScannedPlace() {
  const [query] = useSearchParams();
  const { code } = useParams();
  const placeCode = code ?? query.get('place') ?? undefined;
  const scanned = useChoices(placeCode, placeCode !== undefined);
  const general = useChoices(undefined, placeCode === undefined || scanned.isError);
  return {
    placeCode,
    choices: scanned.data ?? general.data,
    placeError: scanned.error ?? general.error,
  };
}

type Change = (part: Partial<Draft>) => void;

function useScanIntoDraft(choices: Choices | undefined, change: Change): void {
  const place = choices?.place;
  useEffect(() => {
    if (!place) return;
    const { code, name, position } = place;
    change({ place: { source: 'place', code, name, ...position } });
  }, [place, change]);
}

/** A popular category pressed on the first page comes as `?category=CODE`. */
function useCategoryOfLink(choices: Choices | undefined, change: Change): void {
  const [query] = useSearchParams();
  const asked = query.get('category');
  const applied = useRef(false);
  useEffect(() => {
    if (!asked || !choices || applied.current) return;
    applied.current = true;
    const found = choices.groups
      .flatMap(({ categories }) => categories)
      .find(({ code }) => code === asked);
    if (found) change({ category: { code: found.code, name: found.name } });
  }, [asked, choices, change]);
}

/** The position of the newest photo inside the county, where nothing better is known. */
function placeOfPhotos(
  photos: readonly Photo[],
  { place }: Draft,
  choices: Choices | undefined,
): Pick<Partial<Draft>, 'place'> {
  if (place && place.source !== 'photo') return {};
  const bounds = choices?.bounds;
  const inside = photos.findLast(
    ({ position: at }) =>
      at &&
      (!bounds ||
        (at.longitude > bounds.west &&
          at.longitude < bounds.east &&
          at.latitude > bounds.south &&
          at.latitude < bounds.north)),
  )?.position;
  return { place: inside ? { source: 'photo', ...inside } : null };
}

/**
 * What should be mended before sending. Without any place the first press asks for one; the second
 * sends all the same, for an officer can still find it out.
 */
function useMissing(draft: Draft, suggestion: Suggestion | undefined) {
  const [missing, setMissing] = useState<'words' | 'place' | null>(null);
  const hasPlace = Boolean(draft.place || draft.address.trim() || suggestion?.place);
  const empty = isEmpty(draft);
  const check = (): boolean => {
    const asked = missing === 'place';
    const next = empty ? 'words' : hasPlace || asked ? null : 'place';
    setMissing(next);
    return next === null;
  };
  const mended = (missing === 'words' && !empty) || (missing === 'place' && hasPlace);
  return { missing: mended ? null : missing, check };
}

function showFirstFault(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => {
    form?.querySelector('.zs-field-error, .zs-notice-urgent[role=alert]')?.scrollIntoView({
      block: 'center',
    });
  });
}
