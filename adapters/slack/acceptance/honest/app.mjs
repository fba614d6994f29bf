// A small Bolt app: it answers everything that the fake can send, and tells the
// test what it got.

import bolt from '@slack/bolt';
import { Inbox } from './fake.mjs';

const { App, LogLevel, SocketModeReceiver, HTTPReceiver } = bolt;

const form = {
  type: 'modal',
  callback_id: 'correct',
  title: { type: 'plain_text', text: 'This is wrong' },
  submit: { type: 'plain_text', text: 'Send' },
  blocks: [
    {
      type: 'input',
      block_id: 'why',
      label: { type: 'plain_text', text: 'Why?' },
      element: { type: 'plain_text_input', action_id: 'reason' },
    },
  ],
};

const buttons = {
  type: 'actions',
  block_id: 'buttons',
  elements: [{ type: 'button', action_id: 'wrong', value: 's1', text: { type: 'plain_text', text: 'This is wrong' } }],
};

/** Bolt over a socket, quick to notice a dead connection. */
export function socketReceiver(fake, appToken = fake.app_token) {
  return new SocketModeReceiver({
    appToken,
    logLevel: LogLevel.ERROR,
    clientPingTimeout: 300,
    installerOptions: { clientOptions: { slackApiUrl: fake.api_url } },
  });
}

/** Bolt behind a request URL. */
export function httpReceiver(fake) {
  return new HTTPReceiver({ signingSecret: fake.signing_secret, logLevel: LogLevel.ERROR });
}

/** The app, and an Inbox with [what, detail] for each thing that it was told. */
export function boltApp(fake, receiver) {
  const got = new Inbox();
  const app = new App({
    token: fake.bot_token,
    receiver,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: fake.api_url },
  });
  app.event('app_mention', async ({ event, say }) => {
    got.put(['app_mention', event]);
    await say({ text: 'Ada Holt [1]', blocks: [buttons], thread_ts: event.ts });
  });
  app.event('message', async ({ event }) => got.put([`message ${event.subtype ?? ''}`.trim(), event]));
  app.event('reaction_added', async ({ event }) => got.put(['reaction_added', event]));
  app.event('file_shared', async ({ event }) => got.put(['file_shared', event]));
  app.event('app_home_opened', async ({ event, client }) => {
    got.put(['app_home_opened', event]);
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: [buttons] } });
  });
  app.command('/ask', async ({ command, ack, respond }) => {
    await ack({ response_type: 'ephemeral', text: `looking up ${command.text}` });
    await respond({ response_type: 'ephemeral', text: 'Ada Holt' });
    got.put(['command', command]);
  });
  app.action('wrong', async ({ ack, body, client }) => {
    await ack();
    const opened = await client.views.open({ trigger_id: body.trigger_id, view: form });
    got.put(['action', { body, opened }]);
  });
  app.view('correct', async ({ ack, view }) => {
    const reason = view.state.values.why.reason.value;
    await (reason === 'no' ? ack({ response_action: 'errors', errors: { why: 'say more' } }) : ack());
    got.put(['view', reason]);
  });
  app.shortcut('check_claim', async ({ ack, shortcut }) => {
    await ack();
    got.put(['message_action', shortcut]);
  });
  app.shortcut('ask_global', async ({ ack, shortcut }) => {
    await ack();
    got.put(['shortcut', shortcut]);
  });
  app.error(async (error) => got.put(['error', error]));
  return { app, got };
}

/** The next thing of that name; others before it are dropped. */
export async function nextOf(got, name) {
  for (;;) {
    const [what, detail] = await got.next();
    if (what === name) return detail;
    if (what === 'error') throw detail;
  }
}
