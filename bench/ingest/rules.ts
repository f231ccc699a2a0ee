/** Alarm rules on a tenth of the devices, so that the load is judged as in a town. */
import { addRules, type NewRule } from '#modules/alarms/index.ts';
import { loadModel, openTown } from './devices.ts';

/** Model of the devices that rules judge. */
export const judgedModel = { ...loadModel, code: 'bench-judged', nameZh: '压测传感器(有规则)' };

const scope = { modelCode: judgedModel.code, thingCodes: [], groupCodes: [], villageCodes: [] };

const common = {
  enabled: true,
  severity: 'warning',
  clear: null,
  hysteresis: 0,
  flapSeconds: 0,
  schedule: null,
  categoryCode: null,
} as const;

/** A limit that is never passed and one that must hold for a while: every value is judged. */
const rules: readonly NewRule[] = [
  {
    ...common,
    scope,
    code: 'bench-hot',
    nameZh: '压测:温度过高',
    nameEn: 'Bench: hot',
    titleZh: '温度过高',
    titleEn: 'Hot',
    type: 'bench-hot',
    when: { kind: 'threshold', key: 'temperature', op: 'above', value: 500 },
  },
  {
    ...common,
    scope,
    code: 'bench-volts',
    nameZh: '压测:电压持续过高',
    nameEn: 'Bench: voltage high for a minute',
    titleZh: '电压持续过高',
    titleEn: 'Voltage high',
    type: 'bench-volts',
    when: {
      kind: 'duration',
      seconds: 60,
      of: { kind: 'threshold', key: 'voltage', op: 'above', value: 500 },
    },
  },
];

/** Adds the rules. */
export async function addBenchRules(url: string): Promise<void> {
  const { database, ctx } = openTown(url);
  try {
    await database.inTenant(ctx, (tx) => addRules(tx, rules));
  } finally {
    await database.close();
  }
}
