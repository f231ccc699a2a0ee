import { useQuery } from '@tanstack/react-query';
import { api } from '#modules/cockpit/contract/index.ts';
import { createClient } from '#ui/api/index.ts';
import { LinkButton, TextArea, useText } from '#ui/index.ts';
import { useLayerList } from '#ui/map/layers/api.ts';
import { named } from '../titles.ts';
import { Select } from './select.tsx';
import type { TileFieldProps } from './field-props.ts';

const cockpit = createClient(api);

interface Named {
  readonly code: string;
  readonly titleZh: string;
  readonly titleEn: string;
}

/** Several of a list. */
function Several(
  props: TileFieldProps & { label: string; hint: string; options: readonly Named[] },
) {
  const { tile, set, label, hint, options } = props;
  const { locale } = useText();
  return (
    <fieldset className="ck-several">
      <legend>{label}</legend>
      <p className="zs-hint">{hint}</p>
      {options.map(({ code, titleZh, titleEn }) => (
        <label key={code}>
          <input
            type="checkbox"
            checked={tile.sources.includes(code)}
            onChange={({ target }) =>
              set({
                sources: target.checked
                  ? [...tile.sources, code]
                  : tile.sources.filter((one) => one !== code),
              })
            }
          />
          {named({ nameZh: titleZh, nameEn: titleEn }, locale)}
        </label>
      ))}
    </fieldset>
  );
}

/** Layers of the one map; none: the parts of the place, coloured. */
export function LayerChoice(props: TileFieldProps) {
  const { t } = useText();
  const layers = useLayerList();
  return (
    <Several
      {...props}
      label={t('cockpit.arrange.layers')}
      hint={t('cockpit.arrange.layersText')}
      options={layers.data ?? []}
    />
  );
}

/** Modules that a ticker tells of; none: all. */
export function TickerChoice(props: TileFieldProps) {
  const { t } = useText();
  const tickers = useQuery({
    queryKey: ['cockpit', 'tickers'],
    queryFn: () => cockpit.tickers({}),
  });
  return (
    <Several
      {...props}
      label={t('cockpit.arrange.tickers')}
      hint={t('cockpit.arrange.tickersText')}
      options={tickers.data?.items ?? []}
    />
  );
}

/** Which camera. */
export function CameraChoice({ tile, set }: TileFieldProps) {
  const { t, locale } = useText();
  const cameras = useQuery({
    queryKey: ['cockpit', 'cameras'],
    queryFn: () => cockpit.cameras({}),
  });
  return (
    <>
      <Select
        label={t('cockpit.kind.camera')}
        value={tile.cameraId ?? ''}
        none={t('cockpit.arrange.noCamera')}
        options={(cameras.data?.items ?? []).map((camera) => ({
          value: camera.id,
          label: named(camera, locale),
        }))}
        onChange={(id) => set({ cameraId: id || null })}
      />
      <LinkButton to="/arrange/screens" icon="camera">
        {t('cockpit.arrange.cameras')}
      </LinkButton>
    </>
  );
}

/** Words of the town's own. */
export function Words({ tile, set }: TileFieldProps) {
  const { t } = useText();
  return (
    <>
      <TextArea
        label={t('cockpit.arrange.textZh')}
        limit={2000}
        value={tile.textZh}
        onChange={({ target }) => set({ textZh: target.value })}
      />
      <TextArea
        label={t('cockpit.arrange.textEn')}
        limit={2000}
        value={tile.textEn}
        onChange={({ target }) => set({ textEn: target.value })}
      />
    </>
  );
}
