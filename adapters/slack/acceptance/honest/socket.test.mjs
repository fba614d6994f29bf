// Bolt as a client of the fake over Socket Mode.

import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { WebClient } from '@slack/web-api';
import { boltApp, nextOf, socketReceiver } from './app.mjs';
import { startFake } from './fake.mjs';
import { conversation } from './conversation.mjs';

const [general, ana] = ['C0GENERAL', 'U0ANA'];

describe('Bolt over Socket Mode', () => {
  let fake;
  let running;

  beforeEach(async () => {
    fake = await startFake('-ping=100ms');
    running = boltApp(fake, socketReceiver(fake));
  });

  afterEach(async () => {
    await running.app.stop();
    await fake.close();
  });

  conversation(() => ({ fake, ...running }), async () => {
    await running.app.start();
    assert.equal((await fake.countSockets()).n, 1);
  });

  for (const reason of ['warning', 'refresh_requested']) {
    it(`reconnects on ${reason}, and misses nothing`, async () => {
      await running.app.start();
      await fake.disconnect({ reason });
      const { ts } = await fake.say({ channel: general, user: ana, text: 'still there?' });
      const event = await nextOf(running.got, 'message');
      assert.equal(event.ts, ts);
      await fake.wait({ for: 'acked', timeout_ms: 20_000 });
    });
  }

  it('reconnects when the connection is cut', async () => {
    await running.app.start();
    await fake.dropSockets();
    const { ts } = await fake.say({ channel: general, user: ana, text: 'still there?' });
    assert.equal((await nextOf(running.got, 'message')).ts, ts);
  });

  it('gets an event again that it did not acknowledge over the old connection', async () => {
    await running.app.start();
    await fake.ignoreAcks({ on: true });
    await fake.say({ channel: general, user: ana, text: 'twice' });
    await nextOf(running.got, 'message');
    await fake.dropSockets();
    await fake.ignoreAcks({ on: false });
    await nextOf(running.got, 'message');
    const { deliveries } = await fake.deliveries();
    assert.deepEqual(deliveries[0].attempts.map((a) => a.num), [0, 1]);
  });
});

// Controls: what must not work does not.
describe('Bolt over a socket that is not as it should be', () => {
  it('never starts without hello', async () => {
    const fake = await startFake('-ping=100ms');
    await fake.withholdHello({ on: true });
    const { app } = boltApp(fake, socketReceiver(fake));
    let started = false;
    const starting = app.start().then(
      () => { started = true; },
      () => {},
    );
    await fake.wait({ for: 'sockets', n: 1, timeout_ms: 20_000 });
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.equal(started, false);
    await app.stop();
    await fake.close();
    await starting;
  });

  it('refuses to start with a bad app token', async () => {
    const fake = await startFake();
    const { app } = boltApp(fake, socketReceiver(fake, 'xapp-wrong'));
    await assert.rejects(app.start(), /invalid_auth/);
    await fake.close();
  });

  it('is told that its bot token was revoked', async () => {
    const fake = await startFake();
    await fake.breakToken({ token: fake.bot_token, error: 'token_revoked' });
    const client = new WebClient(fake.bot_token, { slackApiUrl: fake.api_url });
    await assert.rejects(client.auth.test(), /token_revoked/);
    await fake.close();
  });
});
