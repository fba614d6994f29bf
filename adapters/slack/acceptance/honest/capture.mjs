// Makes the fake say everything that it can say, and writes each payload and
// each answer as a JSON file to the folder that is named: event.*.json,
// block_actions.*.json, response.chat.postMessage.*.json and so on.

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { boltApp, socketReceiver } from './app.mjs';
import { startFake } from './fake.mjs';

const [general, dm, ana, ben] = ['C0GENERAL', 'D0ANA', 'U0ANA', 'U0BEN'];

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('usage: node capture.mjs FOLDER');
await mkdir(folder, { recursive: true });

const fake = await startFake();
const counts = new Map();

async function save(kind, value) {
  const n = (counts.get(kind) ?? 0) + 1;
  counts.set(kind, n);
  await writeFile(join(folder, `${kind}.${n}.json`), JSON.stringify(value, null, 2));
}

/** Calls a method by hand, so that no client adds to the answer. */
async function api(method, args = {}, token = fake.bot_token) {
  const response = await fetch(fake.api_url + method, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json; charset=utf-8', Authorization: `Bearer ${token}` },
    body: JSON.stringify(args),
  });
  const answer = await response.json();
  await save(`response.${method}`, answer);
  return answer;
}

const plain = (text) => ({ type: 'plain_text', text });
const blocks = [
  { type: 'section', text: { type: 'mrkdwn', text: 'Ada Holt [1]' } },
  {
    type: 'actions',
    elements: [
      { type: 'button', action_id: 'wrong', value: 's1', text: plain('This is wrong') },
      { type: 'static_select', action_id: 'pick', options: [{ text: plain('One'), value: '1' }] },
    ],
  },
  {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: 'feedback',
        positive_button: { text: plain('Good'), value: 'good' },
        negative_button: { text: plain('Bad'), value: 'bad' },
      },
    ],
  },
];
const form = {
  type: 'modal',
  callback_id: 'all',
  notify_on_close: true,
  title: plain('Settings'),
  submit: plain('Save'),
  blocks: [
    { type: 'input', label: plain('a'), element: { type: 'plain_text_input', action_id: 'a' } },
    {
      type: 'input',
      label: plain('b'),
      element: { type: 'checkboxes', action_id: 'b', options: [{ text: plain('One'), value: '1' }] },
    },
    { type: 'input', label: plain('c'), optional: true, element: { type: 'users_select', action_id: 'c' } },
    { type: 'input', label: plain('d'), optional: true, element: { type: 'datepicker', action_id: 'd' } },
    { type: 'input', label: plain('e'), optional: true, element: { type: 'multi_users_select', action_id: 'e' } },
  ],
};

const { app } = boltApp(fake, socketReceiver(fake));
let opened;
app.shortcut('form', async ({ ack, body, client }) => {
  await ack();
  opened = await client.views.open({ trigger_id: body.trigger_id, view: form });
});
app.view('all', async ({ ack }) => ack());
app.view({ callback_id: 'all', type: 'view_closed' }, async ({ ack }) => ack());
for (const id of ['pick', 'feedback']) app.action(id, async ({ ack }) => ack());
await app.start();

// What the app asks for.
await api('auth.test');
await api('apps.connections.open', {}, fake.app_token);
await api('auth.test', {}, 'xoxb-wrong');
await api('chat.postMessage', { channel: general, text: 'x', blocks: [{ type: 'marquee' }] });
const question = (await fake.mention({ channel: general, user: ana, text: 'who led it?' })).ts;
const metadata = { event_type: 'answer', event_payload: { question } };
const posted = await api('chat.postMessage', { channel: general, thread_ts: question, text: 'Ada Holt [1]', blocks, metadata });
await api('chat.update', { channel: general, ts: posted.ts, text: 'Ada Holt [1][2]', blocks });
await api('chat.getPermalink', { channel: general, message_ts: posted.ts });
await api('chat.postEphemeral', { channel: general, user: ana, text: 'only you' });
const doomed = await api('chat.postMessage', { channel: general, text: 'soon gone' });
await api('chat.delete', { channel: general, ts: doomed.ts });
const stream = await api('chat.startStream', {
  channel: general, thread_ts: question, recipient_team_id: fake.team_id, recipient_user_id: ana, markdown_text: 'Be',
});
await api('chat.appendStream', { channel: general, ts: stream.ts, markdown_text: 'cause' });
await api('chat.stopStream', { channel: general, ts: stream.ts, markdown_text: '.' });
await api('conversations.history', { channel: general, limit: 1, include_all_metadata: true });
await api('conversations.replies', { channel: general, ts: question, include_all_metadata: true });
for (const channel of [general, dm]) await api('conversations.info', { channel });
await api('conversations.list', { types: 'public_channel,private_channel,im', limit: 2 });
await api('conversations.members', { channel: general });
await api('conversations.open', { users: ana });
await api('users.info', { user: ana });
await api('users.conversations', { types: 'public_channel,im' });
await fake.setGroup({ name: 'S0MODS', users: [ana] });
await api('usergroups.users.list', { usergroup: 'S0MODS' });
for (const method of ['add', 'get', 'remove']) {
  await api(`reactions.${method}`, { channel: general, timestamp: question, name: 'eyes' });
}
const { upload_url, file_id } = await api('files.getUploadURLExternal', { filename: 'facts.txt', length: 4 });
await fetch(upload_url, { method: 'POST', body: 'fact' });
await api('files.completeUploadExternal', { files: [{ id: file_id, title: 'Facts' }], channel_id: general });
await api('files.info', { file: file_id });
const inDM = (await fake.say({ channel: dm, user: ana, text: 'who?' })).ts;
await api('assistant.threads.setStatus', { channel_id: dm, thread_ts: inDM, status: 'is reading' });
await api('assistant.threads.setTitle', { channel_id: dm, thread_ts: inDM, title: 'Leaders' });
await api('assistant.threads.setSuggestedPrompts', { channel_id: dm, prompts: [{ title: 'Who?', message: 'Who led it?' }] });
await api('views.publish', { user_id: ana, view: { type: 'home', blocks: blocks.slice(0, 2) } });

// What people do.
const said = (await fake.say({ channel: general, user: ben, text: 'hello', thread: question })).ts;
await fake.edit({ channel: general, ts: said, text: '<@U0FOOTNOTE> hello' });
await fake.react({ channel: general, ts: posted.ts, user: ben, emoji: '+1' });
await fake.unreact({ channel: general, ts: posted.ts, user: ben, emoji: '+1' });
await fake.delete({ channel: general, ts: said });
await fake.uploadFile({ channel: general, user: ana, text: 'read this', name: 'a.md', content: btoa('# A') });
await fake.openHome({ user: ana, tab: 'home' });
await fake.openHome({ user: ana, tab: 'messages' });
await fake.changeContext({ user: ana, channel: general });
await fake.join({ channel: general, user: 'U0NEW' });
await fake.leave({ channel: general, user: 'U0NEW' });
await fake.command({ channel: general, user: ana, command: '/ask', text: 'who?' });
const at = { channel: general, ts: posted.ts, user: ben };
await fake.press({ ...at, action_id: 'wrong' });
await fake.choose({ ...at, action_id: 'pick', value: '1' });
await fake.press({ ...at, action_id: 'feedback:positive_button' });
const home = await fake.home({ user: ana });
await fake.press({ view: home.id, action_id: 'wrong', user: ana });
await fake.messageShortcut({ ...at, callback_id: 'check_claim' });
await fake.shortcut({ user: ben, callback_id: 'ask_global' });
for (const user of [ana, ben]) {
  await fake.shortcut({ user, callback_id: 'form' });
  await fake.wait({ for: 'views', user, n: 1, timeout_ms: 20_000 });
}
await fake.closeView({ user: ana });
await fake.submitView({ view: opened.view.id, user: ben, values: { a: 'text', b: ['1'] } });
await fake.delete({ channel: general, ts: question });
await fake.wait({ for: 'acked', timeout_ms: 20_000 });
await app.stop();
// This one has no inner event, which the Node client does not survive.
await fake.emitMalformed({ malformed: 'rate_limited' });

const { deliveries } = await fake.deliveries();
for (const { kind, payload } of deliveries) {
  if (kind === 'slash_commands') await save('command', payload);
  else if (kind === 'interactive') await save(payload.type, payload);
  else if (payload.type === 'event_callback') await save('event', payload);
  else await save(payload.type, payload);
}
await fake.close();
process.exit(0);
