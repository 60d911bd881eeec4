/** Writes what was learnt in the form that lib/reading/grammar/weights.ts reads. */
import { constants, brotliCompressSync } from "node:zlib";
import { codeOf } from "@/lib/reading/grammar/tables";
import { type TableName, type WeightsHeader } from "@/lib/reading/grammar/weights";
import type { AveragedWeights } from "./perceptron";

type Packed = { readonly table: WeightsHeader["tables"][number]; readonly bytes: Buffer[] };

function packTable(name: TableName, learnt: AveragedWeights): Packed {
  const { bits, classes, rows, weights } = learnt;
  let greatest = 0;
  for (const weight of weights) greatest = Math.max(greatest, Math.abs(weight));
  const gaps: number[] = [];
  const counts: number[] = [];
  const labels: number[] = [];
  const codes: number[] = [];
  let last = -1;
  rows.forEach((row, bucket) => {
    if (row === 0) return;
    let count = 0;
    for (let label = 0; label < classes; label += 1) {
      const part = weights[row * classes + label]! / greatest;
      if (!(Math.abs(part) >= LEAST)) continue;
      labels.push(label);
      codes.push(codeOf(part) & 0xff);
      count += 1;
    }
    if (count === 0) return;
    counts.push(count);
    let gap = bucket - last;
    last = bucket;
    while (gap >= 0x80) {
      gaps.push((gap & 0x7f) | 0x80);
      gap >>>= 7;
    }
    gaps.push(gap);
  });
  const bytes = [gaps, counts, labels, codes].map((list) => Buffer.from(Uint8Array.from(list)));
  const [rowsKept, entries] = [counts.length, labels.length];
  return {
    table: { name, bits, classes, rows: rowsKept, entries, gapBytes: gaps.length, greatest },
    bytes,
  };
}

export type Learnt = Readonly<Record<TableName, AveragedWeights>>;

/**
 * Weights below this part of a table's greatest are left out: they are a third of all, and what is
 * parsed without them is right as often to a tenth of a percent.
 */
const LEAST = 0.01;

export function packWeights(header: Omit<WeightsHeader, "tables">, learnt: Learnt): Buffer {
  const names: readonly TableName[] = ["fine", "universal", "early", "steps", "relations"];
  const packed = names.map((name) => packTable(name, learnt[name]));
  const first: WeightsHeader = { ...header, tables: packed.map(({ table }) => table) };
  const bytes = packed.flatMap((part) => part.bytes);
  return Buffer.concat([Buffer.from(`${JSON.stringify(first)}\n`), ...bytes]);
}

export function compressed(bytes: Buffer): Buffer {
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 9,
      [constants.BROTLI_PARAM_LGWIN]: 22,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}
