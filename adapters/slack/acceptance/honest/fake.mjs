// Starts the fake workspace and drives it by its control endpoint.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** The program to test; run.sh builds it. */
const program = process.env.FAKESLACK;

/**
 * A running fake. Its properties are what the program prints (url, api_url,
 * bot_token, ...); its methods are the verbs of the control endpoint.
 */
export async function startFake(...flags) {
  if (!program) throw new Error('FAKESLACK names no program; use run.sh');
  const child = spawn(program, ['-leash', ...flags], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  const fake = {
    ...JSON.parse(line),
    async close() {
      if (child.exitCode !== null) return;
      child.stdin.end();
      await once(child, 'exit');
    },
  };
  return new Proxy(fake, {
    get(target, verb) {
      if (verb in target || typeof verb !== 'string' || verb === 'then') return target[verb];
      const name = verb.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
      return (args = {}) => control(target.url, name, args);
    },
  });
}

async function control(url, verb, args) {
  const response = await fetch(`${url}/_control/${verb}`, { method: 'POST', body: JSON.stringify(args) });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${verb}: ${answer.error}`);
  return answer;
}

/** Collects what comes, and lets a test wait for the next of it. */
export class Inbox {
  #items = [];
  #waiting = [];

  put(item) {
    const waiting = this.#waiting.shift();
    if (waiting) waiting(item);
    else this.#items.push(item);
  }

  get size() {
    return this.#items.length;
  }

  async next(patience = 20_000) {
    if (this.#items.length > 0) return this.#items.shift();
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error('nothing came')), patience);
    });
    const item = new Promise((resolve) => this.#waiting.push(resolve));
    try {
      return await Promise.race([item, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}
