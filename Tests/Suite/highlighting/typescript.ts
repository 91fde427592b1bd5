import type { Level } from "./level";
@Component({ selector: 'app-gauge' })
export abstract class Gauge<T extends keyof Level> implements Reader<T> {
  private readonly cache: Map<string, number | undefined> = new Map();
  constructor(public name: string = `gauge ${Date.now()}`) { super(); }
  async read?(line: unknown): Promise<Level> { return line as Level satisfies Level; }
}
type Id = `${string}-${number}`; enum Unit { cm = 1, m = 1e2 }
declare namespace River { interface Point { x: number; y?: never } }
const re = a < b ? /x/u : (c / d) / 2;
