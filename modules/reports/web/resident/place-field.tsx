import { useEffect, useRef, useState } from 'react';
import { Button, FieldError, Icon, TextField, useText } from '#ui/index.ts';
import type { Draft, DraftPlace } from './draft.ts';
import { PinSheet } from './pin-sheet.tsx';
import { deviceIsKnown, locateDevice } from './locate-device.ts';

interface PlaceFieldProps {
  readonly place: DraftPlace | null;
  readonly address: string;
  /** The place that the words name, if any. */
  readonly named: string;
  readonly onChange: (part: Pick<Partial<Draft>, 'place' | 'address'>) => void;
  readonly error: string | null;
}

/** Where it is: scanned, read from a photo, measured, pinned on the map, or written. */
export function PlaceField({ place, address, named, onChange, error }: PlaceFieldProps) {
  const { t } = useText();
  const [mapOpen, setMapOpen] = useState(false);
  const { locate, busy, fault } = useDevice(place === null, (found) => onChange({ place: found }));
  return (
    <fieldset className="zs-field" id="report-place">
      <legend className="zs-label">{t('reports.place.title')}</legend>
      <p className="rp-place-now" role="status">
        <Icon name="pin" /> {wordsOf({ place, named, address }, t)}
      </p>
      {error && <FieldError>{error}</FieldError>}
      {fault && <FieldError>{t(`reports.place.${fault}`)}</FieldError>}
      <div className="rp-two">
        <Button icon="locate" busy={busy} onClick={locate}>
          {t('reports.place.device')}
        </Button>
        <Button icon="map" onClick={() => setMapOpen(true)}>
          {t('reports.place.onMap')}
        </Button>
      </div>
      {place && (
        <Button kind="quiet" icon="close" onClick={() => onChange({ place: null })}>
          {t('reports.place.clear')}
        </Button>
      )}
      <TextField
        label={t('reports.place.address')}
        hint={t('reports.place.addressHint')}
        optional
        maxLength={200}
        autoComplete="off"
        value={address}
        onChange={(event) => onChange({ address: event.target.value })}
      />
      <PinSheet
        open={mapOpen}
        start={place}
        onClose={() => setMapOpen(false)}
        onPick={({ longitude, latitude }) => {
          setMapOpen(false);
          onChange({ place: { source: 'pin', longitude, latitude } });
        }}
      />
    </fieldset>
  );
}

function wordsOf(
  { place, named, address }: { place: DraftPlace | null; named: string; address: string },
  t: ReturnType<typeof useText>['t'],
): string {
  if (place?.source === 'place') return t('reports.place.scanned', { name: place.name ?? '' });
  if (place) {
    const known = t(`reports.place.from.${place.source}`);
    return named ? t('reports.place.near', { known, name: named }) : known;
  }
  if (named && !address.trim()) return t('reports.place.named', { name: named });
  return t(address.trim() ? 'reports.place.written' : 'reports.place.unknown');
}

type LocateFault = 'denied' | 'unavailable';

/** Measures the device's position; by itself only where the person has allowed it before. */
function useDevice(wanted: boolean, onFound: (place: DraftPlace) => void) {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<LocateFault | null>(null);
  const found = useRef(onFound);
  found.current = onFound;
  const run = async (quietly: boolean): Promise<void> => {
    setBusy(true);
    setFault(null);
    const result = await locateDevice();
    setBusy(false);
    if (typeof result === 'object') found.current({ source: 'device', ...result });
    else if (!quietly) setFault(result);
  };
  const asked = useRef(false);
  useEffect(() => {
    if (!wanted || asked.current) return;
    asked.current = true;
    void deviceIsKnown().then((known) => (known ? run(true) : undefined));
  });
  return { locate: () => void run(false), busy, fault };
}
