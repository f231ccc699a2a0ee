import {
  divisions,
  kindNeeds,
  periods,
  type Tile,
  tileKinds,
} from '#modules/cockpit/contract/index.ts';
import { Button, TextField, useText } from '#ui/index.ts';
import { CameraChoice, LayerChoice, TickerChoice, Words } from './content-fields.tsx';
import type { TileFieldProps } from './field-props.ts';
import { IndicatorChoice } from './indicator-choice.tsx';
import { Select } from './select.tsx';
import type { Draft } from './use-draft.ts';

interface PanelProps {
  readonly tile: Tile | undefined;
  readonly draft: Draft;
  readonly onRemoved: () => void;
}

/** The settings of the chosen tile: only what its kind uses. */
export function TilePanel({ tile, draft, onRemoved }: PanelProps) {
  const { t } = useText();
  if (!tile) {
    return (
      <aside className="ck-panel">
        <p className="ck-why">{t('cockpit.arrange.choose')}</p>
      </aside>
    );
  }
  const set = (next: Partial<Tile>): void => draft.set(tile.id, next);
  return (
    <aside className="ck-panel" aria-label={t('cockpit.arrange.tile')}>
      <Select
        label={t('cockpit.arrange.kind')}
        value={tile.kind}
        options={tileKinds.map((kind) => ({ value: kind, label: t(`cockpit.kind.${kind}`) }))}
        onChange={(kind) => set({ kind })}
      />
      <TextField
        label={t('cockpit.arrange.titleZh')}
        hint={t('cockpit.arrange.titleText')}
        value={tile.titleZh}
        maxLength={40}
        onChange={({ target }) => set({ titleZh: target.value })}
      />
      <TextField
        label={t('cockpit.arrange.titleEn')}
        value={tile.titleEn}
        maxLength={40}
        onChange={({ target }) => set({ titleEn: target.value })}
      />
      {kindNeeds[tile.kind].indicators[1] > 0 && <IndicatorChoice tile={tile} set={set} />}
      <Counting tile={tile} set={set} />
      {tile.kind === 'map' && <LayerChoice tile={tile} set={set} />}
      {tile.kind === 'ticker' && <TickerChoice tile={tile} set={set} />}
      {tile.kind === 'camera' && <CameraChoice tile={tile} set={set} />}
      {tile.kind === 'text' && <Words tile={tile} set={set} />}
      <Cells tile={tile} draft={draft} />
      <Button
        kind="danger"
        icon="trash"
        onClick={() => {
          draft.remove(tile.id);
          onRemoved();
        }}
      >
        {t('cockpit.arrange.remove')}
      </Button>
    </aside>
  );
}

/** Span, division, comparison, how many, which end. */
function Counting({ tile, set }: TileFieldProps) {
  const { t } = useText();
  const { uses } = kindNeeds[tile.kind];
  return (
    <>
      {uses.includes('period') && (
        <Select
          label={t('cockpit.arrange.period')}
          value={tile.period}
          options={periods.map((value) => ({ value, label: t(`cockpit.period.${value}`) }))}
          onChange={(period) => set({ period })}
        />
      )}
      {uses.includes('by') && (
        <Select
          label={t('cockpit.arrange.by')}
          value={tile.by ?? ''}
          options={divisions.map((value) => ({ value, label: t(`cockpit.by.${value}`) }))}
          onChange={(by) => set({ by })}
        />
      )}
      {uses.includes('compare') && (
        <Select
          label={t('cockpit.arrange.compare')}
          value={tile.compare ?? ''}
          none={t('cockpit.compare.none')}
          options={(['before', 'yearBefore'] as const).map((value) => ({
            value,
            label: t(`cockpit.compare.${value}`),
          }))}
          onChange={(compare) => set({ compare: compare || null })}
        />
      )}
      {uses.includes('limit') && (
        <TextField
          label={t('cockpit.arrange.limit')}
          type="number"
          min={1}
          max={50}
          value={tile.limit}
          onChange={({ target }) => set({ limit: Math.max(1, Math.min(50, Number(target.value))) })}
        />
      )}
      {uses.includes('order') && (
        <Select
          label={t('cockpit.arrange.order')}
          value={tile.order}
          options={(['high', 'low'] as const).map((value) => ({
            value,
            label: t(`cockpit.order.${value}`),
          }))}
          onChange={(order) => set({ order })}
        />
      )}
    </>
  );
}

/** Place and size in numbers, for whoever does not drag. */
function Cells({ tile, draft }: { tile: Tile; draft: Draft }) {
  const { t } = useText();
  const { x, y, w, h } = tile;
  return (
    <fieldset className="ck-cells">
      <legend>{t('cockpit.arrange.cells')}</legend>
      {(['x', 'y', 'w', 'h'] as const).map((side) => {
        const isPlace = side === 'x' || side === 'y';
        return (
          <label key={side}>
            {t(`cockpit.arrange.side.${side}`)}
            <input
              className="zs-input"
              type="number"
              min={1}
              value={tile[side] + (isPlace ? 1 : 0)}
              onChange={({ target }) =>
                draft.move(tile.id, {
                  x,
                  y,
                  w,
                  h,
                  [side]: Number(target.value) - (isPlace ? 1 : 0),
                })
              }
            />
          </label>
        );
      })}
    </fieldset>
  );
}
