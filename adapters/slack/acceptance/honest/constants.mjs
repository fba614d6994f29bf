// Writes what is in a folder of JSON files as typed TypeScript constants, so
// that the compiler says where it is not what Slack's own types describe.
//
// A file's name begins with what it holds, one of the kinds below, and goes on
// after a point or an underscore. After response comes the method.

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const kinds = [
  'app_rate_limited', 'block_actions', 'blocks', 'command', 'event', 'manifest', 'message_action', 'message', 'response',
  'shortcut', 'view_closed', 'view_submission', 'view',
];

const messages = {
  undefined: 'GenericMessageEvent',
  bot_message: 'BotMessageEvent',
  file_share: 'FileShareMessageEvent',
  me_message: 'MeMessageEvent',
  message_changed: 'MessageChangedEvent',
  message_deleted: 'MessageDeletedEvent',
  thread_broadcast: 'ThreadBroadcastMessageEvent',
};

/** The type of what a file holds; its names are those of known.ts. */
function typeOf(kind, method, value) {
  switch (kind) {
    case 'blocks':
      return 'k.Blocks';
    case 'view':
      return value.type === 'home' ? 'k.Home' : 'k.Modal';
    case 'message':
      return Array.isArray(value) ? 'k.Message[]' : 'k.Message';
    case 'manifest':
      return 'k.Manifest';
    case 'command':
      return 'bolt.SlashCommand';
    case 'block_actions':
      return 'k.BlockAction';
    case 'view_submission':
      return 'k.ViewSubmitAction';
    case 'view_closed':
      return 'k.ViewClosedAction';
    case 'shortcut':
      return 'k.GlobalShortcut';
    case 'message_action':
      return 'k.MessageShortcut';
    case 'app_rate_limited':
      return 'types.AppRateLimitedEvent';
    case 'event': {
      const { type, subtype } = value.event;
      return `bolt.EnvelopedEvent<k.Event<${type === 'message' ? `types.${messages[subtype]}` : `bolt.KnownEventFromType<'${type}'>`}>>`;
    }
    case 'response':
      if (method === 'conversations.info') return 'k.InfoResponse';
      return `k.Response<web.${method.replace(/(^|\.)(.)/g, (_, __, c) => c.toUpperCase())}Response>`;
    default:
      throw new Error(`no type for ${kind}`);
  }
}

/** The types ask for the key also where a message has no subtype. */
function literal(kind, value) {
  const text = JSON.stringify(value, null, 2);
  if (kind !== 'event' || value.event.type !== 'message' || value.event.subtype !== undefined) return text;
  return text.replace(/"event": \{/, '"event": { subtype: undefined,');
}

const [folder, out] = process.argv.slice(2);
if (!out) throw new Error('usage: node constants.mjs FOLDER FILE');
const counts = {};
const lines = [
  "import type * as bolt from '@slack/bolt';",
  "import type * as types from '@slack/types';",
  "import type * as web from '@slack/web-api';",
  "import type * as k from './known.ts';",
  '',
];
for (const name of (await readdir(folder)).filter((f) => f.endsWith('.json')).sort()) {
  const kind = kinds.find((k) => name.startsWith(`${k}.`) || name.startsWith(`${k}_`));
  if (!kind) throw new Error(`${name} begins with none of ${kinds.join(', ')}`);
  const method = name.slice(kind.length + 1).replace(/(\.\d+)?\.json$/, '');
  const value = JSON.parse(await readFile(join(folder, name), 'utf8'));
  lines.push(`// ${name}`, `export const c${lines.length}: ${typeOf(kind, method, value)} = ${literal(kind, value)};`, '');
  counts[kind] = (counts[kind] ?? 0) + 1;
}
if (Object.keys(counts).length === 0) throw new Error(`${folder} holds no JSON files`);
await writeFile(out, lines.join('\n'));
console.log(`checking ${Object.entries(counts).map(([kind, n]) => `${n} ${kind}`).join(', ')}`);
