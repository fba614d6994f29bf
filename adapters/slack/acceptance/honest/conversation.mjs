// What Bolt must be able to do with the fake whichever way events come.

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { nextOf } from './app.mjs';

const [general, ana, ben] = ['C0GENERAL', 'U0ANA', 'U0BEN'];

/**
 * Declares the tests. setting returns { fake, app, got } of the current test;
 * start starts the app.
 */
export function conversation(setting, start) {
  const test = (name, body) =>
    it(name, async () => {
      await start();
      await body(setting());
    });

  /** Asks and returns the app's answer as the fake stored it. */
  async function ask(fake, got) {
    const { ts } = await fake.mention({ channel: general, user: ana, text: 'who led it?' });
    const event = await nextOf(got, 'app_mention');
    assert.equal(event.ts, ts);
    assert.equal(event.user, ana);
    await fake.wait({ for: 'replies', channel: general, thread: ts, n: 1, timeout_ms: 20_000 });
    const { messages } = await fake.replies({ channel: general, thread: ts });
    return messages[0];
  }

  test('answers a mention in its thread', async ({ fake, got }) => {
    const answer = await ask(fake, got);
    assert.equal(answer.text, 'Ada Holt [1]');
    assert.equal(answer.bot_id, 'B0FOOTNOTE');
  });

  test('ignores its own messages', async ({ fake, got }) => {
    await ask(fake, got);
    await fake.wait({ for: 'acked', timeout_ms: 20_000 });
    while (got.size > 0) {
      const [what, event] = await got.next();
      assert.notEqual(event.bot_id, 'B0FOOTNOTE', `${what} came back`);
    }
  });

  test('hears of edits, deletions, reactions and files', async ({ fake, got }) => {
    const { ts } = await fake.say({ channel: general, user: ana, text: 'a' });
    await fake.edit({ channel: general, ts, text: 'b' });
    const changed = await nextOf(got, 'message message_changed');
    assert.equal(changed.message.text, 'b');
    assert.equal(changed.previous_message.text, 'a');
    await fake.react({ channel: general, ts, user: ben, emoji: '+1' });
    assert.equal((await nextOf(got, 'reaction_added')).item.ts, ts);
    await fake.delete({ channel: general, ts });
    assert.equal((await nextOf(got, 'message message_deleted')).deleted_ts, ts);
    await fake.uploadFile({ channel: general, user: ana, text: 'read this', name: 'a.md', content: btoa('# A') });
    assert.equal((await nextOf(got, 'file_shared')).channel_id, general);
  });

  test('answers a command at once and by its response URL', async ({ fake, got }) => {
    const { reply } = await fake.command({ channel: general, user: ana, command: '/ask', text: 'who led it?' });
    assert.deepEqual(reply, { response_type: 'ephemeral', text: 'looking up who led it?' });
    await nextOf(got, 'command');
    await fake.wait({ for: 'ephemerals', user: ana, n: 2, timeout_ms: 20_000 });
    const { messages } = await fake.ephemerals({ user: ana });
    // Over HTTP the two come on different connections, so in either order.
    assert.deepEqual(messages.map((m) => m.text).sort(), ['Ada Holt', 'looking up who led it?']);
  });

  test('opens a form from a button, and finds fault with what is filled in', async ({ fake, got }) => {
    const answer = await ask(fake, got);
    await fake.press({ channel: general, ts: answer.ts, action_id: 'wrong', user: ben });
    const { body, opened } = await nextOf(got, 'action');
    assert.equal(body.actions[0].value, 's1');
    assert.equal(body.message.ts, answer.ts);
    const view = opened.view.id;
    const refused = await fake.submitView({ view, user: ben, values: { reason: 'no' } });
    assert.deepEqual(refused.errors, { why: 'say more' });
    const taken = await fake.submitView({ view, user: ben, values: { reason: 'it was in 1934' } });
    assert.equal(taken.response_action, '');
    assert.equal(await nextOf(got, 'view'), 'no');
    assert.equal(await nextOf(got, 'view'), 'it was in 1934');
    assert.deepEqual((await fake.views({ user: ben })).views, null);
  });

  test('takes both kinds of shortcut', async ({ fake, got }) => {
    const { ts } = await fake.say({ channel: general, user: ana, text: 'it opened in 1934' });
    await fake.messageShortcut({ channel: general, ts, user: ben, callback_id: 'check_claim' });
    assert.equal((await nextOf(got, 'message_action')).message.text, 'it opened in 1934');
    await fake.shortcut({ user: ben, callback_id: 'ask_global' });
    assert.equal((await nextOf(got, 'shortcut')).callback_id, 'ask_global');
  });

  test('publishes its page when it is opened', async ({ fake, got }) => {
    await fake.openHome({ user: ana, tab: 'home' });
    await nextOf(got, 'app_home_opened');
    await fake.wait({ for: 'calls', method: 'views.publish', n: 1, timeout_ms: 20_000 });
    assert.equal((await fake.home({ user: ana })).type, 'home');
  });

  test('waits as long as a 429 says, and then gets through', async ({ fake, got }) => {
    await fake.inject({ method: 'chat.postMessage', status: 429, retry_after_ms: 1000, times: 1 });
    await ask(fake, got);
    const { calls } = await fake.calls();
    const posts = calls.filter((c) => c.method === 'chat.postMessage');
    assert.deepEqual(posts.map((c) => c.status), [429, 200]);
  });
}
