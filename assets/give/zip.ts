/** Files put together into one, in the form that every system unpacks. */

export interface Entry { name: string; data: Uint8Array<ArrayBuffer> }

const encoder = new TextEncoder();
export const entry = (name: string, text: string): Entry => ({ name, data: encoder.encode(text) });

/** The same files and time give the same bytes, in one browser. */
export async function zip(entries: Entry[], type: string, made: Date): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const directory: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  for (const { name, data } of entries) {
    const packed = await deflate(data);
    const small = packed !== undefined && packed.length < data.length;
    const body = small ? packed : data;
    const id = encoder.encode(name);
    const common = fields([2, 20], [2, 0x0800], [2, small ? 8 : 0], [4, stamp(made)], [4, crc(data)], [4, body.length], [4, data.length], [2, id.length]);
    const head = fields([4, 0x04034b50]);
    parts.push(head, common, fields([2, 0]), id, body);
    directory.push(fields([4, 0x02014b50], [2, 20]), common, fields([2, 0], [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]), id);
    offset += head.length + common.length + 2 + id.length + body.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = fields([4, 0x06054b50], [2, 0], [2, 0], [2, entries.length], [2, entries.length], [4, size], [4, offset], [2, 0]);
  return new Blob([...parts, ...directory, end], { type });
}

/** Numbers of so many bytes, the smallest byte first. */
function fields(...all: [size: 2 | 4, value: number][]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(all.reduce((sum, [size]) => sum + size, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [size, value] of all) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return bytes;
}

/** Deflated by the browser; undefined where it cannot. */
async function deflate(data: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    const stream = new Blob([data]).stream().pipeThrough(new CompressionStream("deflate-raw"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch {
    return undefined;
  }
}

/** A time as these files have it: in two words, from 1980, per two seconds. */
function stamp(time: Date): number {
  const date = Math.max(time.getUTCFullYear() - 1980, 0) << 9 | time.getUTCMonth() + 1 << 5 | time.getUTCDate();
  return (date << 16 | time.getUTCHours() << 11 | time.getUTCMinutes() << 5 | time.getUTCSeconds() >> 1) >>> 0;
}

const remainders = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit++) n = n & 1 ? n >>> 1 ^ 0xedb88320 : n >>> 1;
  return n;
});

/** The check sum of a file in such a file. */
function crc(data: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of data) sum = sum >>> 8 ^ (remainders[(sum ^ byte) & 255] ?? 0);
  return (sum ^ 0xffffffff) >>> 0;
}
