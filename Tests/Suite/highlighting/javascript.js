#!/usr/bin/env node
import fs from 'node:fs';
/* Block */
export default class Gauge extends Base {
  #level = 0x1F; static name = "it's";
  async read(line, { unit = 'cm' } = {}) {
    const match = /[/\]"]+\/(\d+)/gi.exec(line), half = this.level / 2 / 3;
    return `level ${match ? `${match[1]}` : "none"} ${unit}`; // end
  }
}
const f = x => x ?? 1_000n, g = function named() { return /a/.test(x) };
document.querySelector('#id').class.default = null;
let unclosed = "string
let after = $el.on(undefined)
