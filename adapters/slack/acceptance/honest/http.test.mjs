// Bolt as a client of the fake behind a request URL.

import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { boltApp, httpReceiver, nextOf } from './app.mjs';
import { startFake } from './fake.mjs';
import { conversation } from './conversation.mjs';

const [general, ana] = ['C0GENERAL', 'U0ANA'];

describe('Bolt over HTTP', () => {
  let fake;
  let running;
  let url;

  beforeEach(async () => {
    fake = await startFake('-retry=50ms');
    running = boltApp(fake, httpReceiver(fake));
    const server = await running.app.start({ port: 0, host: '127.0.0.1' });
    url = `http://127.0.0.1:${server.address().port}/slack/events`;
    await fake.useUrls({ urls: { events: url } });
  });

  afterEach(async () => {
    // The fake first: Node waits a minute for a connection that it has opened and
    // not yet used.
    await fake.close();
    await running.app.stop();
  });

  conversation(() => ({ fake, ...running }), async () => {});

  it('proves its URL', async () => {
    await fake.verifyUrl();
  });

  it('gets an event again after an error, with the headers that say so', async () => {
    // The first attempt goes nowhere.
    await fake.useUrls({ urls: { events: 'http://127.0.0.1:9/slack/events' } });
    const { ts } = await fake.say({ channel: general, user: ana, text: 'again' });
    await fake.useUrls({ urls: { events: url } });
    assert.equal((await nextOf(running.got, 'message')).ts, ts);
    await fake.wait({ for: 'acked', timeout_ms: 20_000 });
    const { deliveries } = await fake.deliveries();
    const last = deliveries[0].attempts.at(-1);
    assert.equal(last.status, 200);
    assert.equal(last.reason, deliveries[0].attempts.length > 1 ? 'connection_failed' : '');
  });

  // Controls: Bolt checks signatures in the way that the fake makes them.
  const body = JSON.stringify({ type: 'event_callback', team_id: 'T0READING', event: { type: 'message', text: 'x' } });
  const now = () => Math.floor(Date.now() / 1000);
  const send = (timestamp, secret) =>
    fetch(url, {
      method: 'POST',
      body,
      headers: {
        'Content-Type': 'application/json',
        'X-Slack-Request-Timestamp': String(timestamp),
        'X-Slack-Signature': `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`,
      },
    });

  it('refuses a wrong signature and an old one', async () => {
    assert.equal((await send(now(), fake.signing_secret)).status, 200);
    assert.equal((await send(now(), 'another-secret')).status, 401);
    assert.equal((await send(now() - 600, fake.signing_secret)).status, 401);
  });

  it('is refused by the fake when it can not prove its URL', async () => {
    await fake.useUrls({ urls: { events: `${fake.url}/api/api.test` } });
    await assert.rejects(fake.verifyUrl(), /verify the URL/);
  });
});
