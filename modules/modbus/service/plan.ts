/** Which registers are read together, and what their answers say. */
import type { Reading } from '#modules/observations/index.ts';
import {
  mostBits,
  mostRegisters,
  readValue,
  registersOf,
  type Request,
  type Response,
  widthOf,
} from '#protocols/modbus/index.ts';
import type { Point } from '../rules/settings.ts';

/** One read and the points that it answers. */
export interface PlannedRead {
  readonly request: Extract<Request, { kind: 'read' }>;
  readonly points: readonly Point[];
}

/** Registers between two points that are rather read along than asked for apart. */
const widestGap = 8;

const widthAt = ({ function: read, type }: Point): number => (read <= 2 ? 1 : widthOf(type));

/** Groups points into as few reads as the slave's limits allow. */
export function plan(points: readonly Point[]): PlannedRead[] {
  const reads: { points: Point[]; from: number; to: number }[] = [];
  const sorted = points.toSorted((a, b) => a.function - b.function || a.address - b.address);
  for (const point of sorted) {
    const last = reads.at(-1);
    const end = point.address + widthAt(point);
    const most = point.function <= 2 ? mostBits : mostRegisters;
    const joins =
      last?.points[0]?.function === point.function &&
      point.address - last.to <= widestGap &&
      end - last.from <= most;
    if (last && joins) {
      last.points.push(point);
      last.to = Math.max(last.to, end);
    } else reads.push({ points: [point], from: point.address, to: end });
  }
  return reads.map(({ points: own, from, to }) => ({
    request: { kind: 'read', function: own[0]?.function ?? 3, address: from, count: to - from },
    points: own,
  }));
}

/** The values in an answer. */
export function readingsIn({ request, points }: PlannedRead, response: Response): Reading[] {
  return points.flatMap((point): Reading[] => {
    const at = point.address - request.address;
    if (response.kind === 'bits') {
      return [{ key: point.key, value: response.bits[at] ?? false }];
    }
    if (response.kind !== 'registers') return [];
    const value = readValue(response.registers.slice(at, at + widthOf(point.type)), point);
    return [{ key: point.key, value }];
  });
}

/** The question that writes a value; undefined when it does not fit the registers. */
export function writeOf(point: Point, value: unknown): Request | undefined {
  const { address } = point;
  if (point.function === 1)
    return { kind: 'writeCoils', address, bits: [value === true || value === 1] };
  if (typeof value !== 'number' && typeof value !== 'boolean') return undefined;
  const registers = registersOf(value, point);
  return registers && { kind: 'writeRegisters', address, registers };
}
