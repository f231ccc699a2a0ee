import { Map as MapLibre } from 'maplibre-gl';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { exactInstant } from '#platform/i18n/index.ts';
import { Icon } from '../../icons/icon.tsx';
import { serverNow } from '../../i18n/clock.ts';
import { useText } from '../../i18n/text-provider.tsx';
import { fontFamily } from '../../tokens/tokens.ts';
import { Legend } from './legend.tsx';
import { drawMarksOn } from './marks.ts';
import { roundLength, sayMetres } from './measure.ts';
import type { LiveLayer } from './use-layers.ts';
import './print.css';

/** Paper sizes, mm, lying. */
const papers = { A4: [297, 210], A3: [420, 297] } as const;
type Paper = keyof typeof papers;

interface PrintSheetProps {
  /** The map whose picture is printed, as it stands. */
  readonly map: MapLibre;
  readonly layers: readonly LiveLayer[];
  readonly attribution: string;
  /** The instant that the map shows. */
  readonly at: Date | null;
  readonly title: string;
  readonly onClose: () => void;
}

/** A sheet of paper with the map, its title, legend, scale and date; what is seen is what is printed. */
export function PrintSheet({ map, layers, attribution, at, title, onClose }: PrintSheetProps) {
  const { t } = useText();
  const [paper, setPaper] = useState<Paper>('A4');
  const [stands, setStands] = useState(false);
  const [words, setWords] = useState(title);
  const place = useRef<HTMLDivElement>(null);
  const [long, short] = papers[paper];
  const [width, height] = stands ? [short, long] : [long, short];
  const picture = usePicture(map, place, `${paper}:${stands}`);
  useEffect(() => {
    const leave = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') onClose();
    };
    document.addEventListener('keydown', leave);
    return () => document.removeEventListener('keydown', leave);
  }, [onClose]);
  return createPortal(
    <div
      className="zs-print"
      role="dialog"
      aria-modal="true"
      aria-label={t('ui.layers.tool.print')}
    >
      <style>{`@page { size: ${width}mm ${height}mm; margin: 0 }`}</style>
      <div className="zs-print-bar">
        <label>
          {t('ui.layers.print.title')}
          <input value={words} maxLength={60} onChange={(event) => setWords(event.target.value)} />
        </label>
        <label>
          {t('ui.layers.print.paper')}
          <select value={paper} onChange={(event) => setPaper(event.target.value as Paper)}>
            {Object.keys(papers).map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        <label className="zs-print-check">
          <input
            type="checkbox"
            checked={stands}
            onChange={(event) => setStands(event.target.checked)}
          />
          {t('ui.layers.print.upright')}
        </label>
        <button
          type="button"
          className="zs-layers-primary"
          disabled={!picture}
          onClick={() => print()}
        >
          <Icon name="print" size={16} />
          {t('ui.layers.tool.print')}
        </button>
        <button type="button" onClick={onClose}>
          {t('ui.layers.close')}
        </button>
      </div>
      <article className="zs-print-sheet" style={{ width: `${width}mm`, height: `${height}mm` }}>
        <h1>{words}</h1>
        <div className="zs-print-map">
          <div ref={place} className={picture ? 'zs-print-drawn' : ''} aria-hidden="true" />
          {picture && <img src={picture.url} alt={words} />}
          {picture && <ScaleBar metresPerPx={picture.metresPerPx} />}
        </div>
        <footer>
          <div className="zs-print-legends">
            {layers.map((one) => (
              <PrintLegend key={one.layer.code} one={one} replays={at !== null} />
            ))}
          </div>
          <p>
            {at && <span>{t('ui.layers.print.shows', { at: exactInstant(at) })}</span>}
            <span>{t('ui.layers.print.made', { at: exactInstant(serverNow()) })}</span>
            <span>{t('ui.layers.print.datum')}</span>
            {attribution && <span>{attribution}</span>}
          </p>
        </footer>
      </article>
    </div>,
    document.body,
  );
}

function PrintLegend({ one: { layer, shown }, replays }: { one: LiveLayer; replays: boolean }) {
  const { locale } = useText();
  return (
    <section>
      <h2>{locale === 'zh' ? layer.titleZh : layer.titleEn}</h2>
      <Legend layer={layer} shown={shown} replays={replays} />
    </section>
  );
}

const widestBarPx = 160;

function ScaleBar({ metresPerPx }: { metresPerPx: number }) {
  const metres = roundLength(widestBarPx * metresPerPx);
  return (
    <div className="zs-print-scale" style={{ width: `${metres / metresPerPx}px` }}>
      {sayMetres(metres)}
    </div>
  );
}

interface Picture {
  readonly url: string;
  readonly metresPerPx: number;
}

/** Draws the map once more for the sheet, finely, and keeps it as a picture: a canvas does not print. */
function usePicture(
  map: MapLibre,
  place: RefObject<HTMLDivElement | null>,
  size: string,
): Picture | null {
  const [picture, setPicture] = useState<Picture | null>(null);
  useEffect(() => {
    const container = place.current;
    if (!container || !size) return;
    setPicture(null);
    const sheet = new MapLibre({
      container,
      style: map.getStyle(),
      bounds: map.getBounds(),
      interactive: false,
      attributionControl: false,
      pixelRatio: 2,
      fadeDuration: 0,
      localIdeographFontFamily: fontFamily,
      canvasContextAttributes: { preserveDrawingBuffer: true },
    });
    drawMarksOn(sheet);
    sheet.once('idle', () => {
      const { lat } = sheet.getCenter();
      const metresPerPx =
        (40_075_016.7 * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** sheet.getZoom());
      setPicture({ url: sheet.getCanvas().toDataURL('image/png'), metresPerPx });
    });
    return () => sheet.remove();
  }, [map, place, size]);
  return picture;
}
