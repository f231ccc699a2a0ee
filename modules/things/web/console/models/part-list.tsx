import { Button, Input, InputNumber, Select } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState } from '#ui/kit/states.tsx';
import type { ModelEvent, ModelService, NewThingModel } from '../../../contract/index.ts';
import { PropertyTable } from './property-table.tsx';

type Kind = 'events' | 'services';
type PartOf<K extends Kind> = NewThingModel[K][number];

interface PartListProps<K extends Kind> {
  readonly kind: K;
  readonly parts: readonly PartOf<K>[];
  /** Null: only looked at. */
  readonly onChange: ((part: Partial<NewThingModel>) => void) | null;
}

/** Events or services of a model, each with its fields. */
export function PartList<K extends Kind>({ kind, parts, onChange }: PartListProps<K>) {
  const { t } = useText();
  const put = (next: readonly PartOf<K>[]): void => onChange?.({ [kind]: next });
  const replace = (index: number, part: PartOf<K>): void =>
    put(parts.map((one, at) => (at === index ? part : one)));
  const fresh = { key: '', nameZh: '', nameEn: '' };
  const blank = (
    kind === 'events'
      ? { ...fresh, severity: 'notice', fields: [] }
      : { ...fresh, input: [], output: [], timeoutSeconds: 60 }
  ) as PartOf<K>;
  return (
    <div className="dk-stack">
      {parts.length === 0 && <EmptyState icon="list" title={t(`things.model.no.${kind}`)} />}
      {parts.map((part, index) => (
        // Parts have no name of their own before their key is typed, and do not change places.
        // biome-ignore lint/suspicious/noArrayIndexKey: as said above
        <section key={index} className="dk-card">
          <PartHead
            part={part}
            onChange={onChange && ((next) => replace(index, next as PartOf<K>))}
            onRemove={() => put(parts.filter((_, at) => at !== index))}
          />
          {'fields' in part ? (
            <PropertyTable
              properties={part.fields}
              onChange={onChange && ((fields) => replace(index, { ...part, fields } as PartOf<K>))}
            />
          ) : (
            <ServiceFields
              part={part as ModelService}
              onChange={onChange && ((next) => replace(index, next as PartOf<K>))}
            />
          )}
        </section>
      ))}
      {onChange && (
        <p>
          <Button icon={<Icon name="plus" />} onClick={() => put([...parts, blank])}>
            {t(`things.model.addPart.${kind}`)}
          </Button>
        </p>
      )}
    </div>
  );
}

type Part = ModelEvent | ModelService;

interface PartHeadProps {
  readonly part: Part;
  readonly onChange: ((part: Part) => void) | null;
  readonly onRemove: () => void;
}

/** Name, key and what else an event or service has. */
function PartHead({ part, onChange, onRemove }: PartHeadProps) {
  const { t } = useText();
  const disabled = !onChange;
  const text = (key: 'nameZh' | 'nameEn' | 'key') => (
    <label className="th-labelled">
      <span className="dk-muted">{t(`things.model.field.${key}`)}</span>
      <Input
        value={part[key]}
        disabled={disabled}
        maxLength={40}
        onChange={(event) => onChange?.({ ...part, [key]: event.target.value })}
      />
    </label>
  );
  return (
    <div className="th-part-head">
      {text('nameZh')}
      {text('nameEn')}
      {text('key')}
      {'severity' in part ? (
        <label className="th-labelled">
          <span className="dk-muted">{t('things.model.field.severity')}</span>
          <Select<ModelEvent['severity']>
            value={part.severity}
            disabled={disabled}
            onChange={(severity) => onChange?.({ ...part, severity })}
            options={(['info', 'notice', 'warning', 'urgent'] as const).map((value) => ({
              value,
              label: t(`things.severity.${value}`),
            }))}
          />
        </label>
      ) : (
        <label className="th-labelled">
          <span className="dk-muted">{t('things.model.field.timeoutSeconds')}</span>
          <InputNumber
            value={part.timeoutSeconds}
            disabled={disabled}
            min={1}
            max={604_800}
            precision={0}
            suffix="s"
            onChange={(value) => onChange?.({ ...part, timeoutSeconds: value ?? 60 })}
          />
        </label>
      )}
      {onChange && (
        <Button danger icon={<Icon name="trash" />} onClick={onRemove}>
          {t('things.model.remove')}
        </Button>
      )}
    </div>
  );
}

interface ServiceFieldsProps {
  readonly part: ModelService;
  readonly onChange: ((part: ModelService) => void) | null;
}

function ServiceFields({ part, onChange }: ServiceFieldsProps) {
  const { t } = useText();
  return (
    <>
      <h3>{t('things.model.input')}</h3>
      <PropertyTable
        properties={part.input}
        onChange={onChange && ((input) => onChange({ ...part, input }))}
      />
      <h3>{t('things.model.output')}</h3>
      <PropertyTable
        properties={part.output}
        onChange={onChange && ((output) => onChange({ ...part, output }))}
      />
    </>
  );
}
