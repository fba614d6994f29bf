import { ClientEvent, EventType, KnownMembership, M_POLL_START, Preset, RelationType, RoomEvent, SyncState, createClient } from "matrix-js-sdk";
import { OnlySignedDevicesIsolationMode, VerificationPhase, VerifierEvent } from "matrix-js-sdk/lib/crypto-api/index.js";
import { encodeRecoveryKey } from "matrix-js-sdk/lib/crypto-api/recovery-key.js";
import { PollResponseEvent } from "matrix-js-sdk/lib/extensible_events_v1/PollResponseEvent.js";
import { content, edited, opened, sealed, shared } from "./content.mjs";

/** How much of a room's history comes with one sync. */
const timelineLimit = 500;

/** Waits until ready returns something, and returns that. */
async function until(what, ready) {
    for (const end = Date.now() + 30_000; Date.now() < end; await new Promise((done) => setTimeout(done, 10))) {
        const got = await ready();
        if (got) return got;
    }
    throw new Error(`no ${what}`);
}

/** A device of a person: a login with keys of its own, and what it has heard. */
export class Device {
    /** The events that came since the device began to listen, in their order, by ID. */
    #heard = new Map();
    #client;

    /**
     * Logs in, sets up cross-signing, and listens. A person's first device makes
     * their keys and leaves them on the server, locked with the recovery key;
     * the others take them from there, and so are verified.
     */
    async start({ homeserver, user, password, recovery }) {
        const { access_token: accessToken, device_id: deviceId, user_id: userId } =
            await createClient({ baseUrl: homeserver }).loginWithPassword(user, password);
        const key = Buffer.from(recovery, "base64");
        const client = this.#client = createClient({
            baseUrl: homeserver, userId, deviceId, accessToken,
            cryptoCallbacks: { getSecretStorageKey: async ({ keys }) => [Object.keys(keys)[0], key], cacheSecretStorageKey() {} },
        });
        await client.initRustCrypto({ useIndexedDB: false });
        await this.#sync();
        const first = !(await client.secretStorage.hasKey());
        const crypto = client.getCrypto();
        await crypto.userHasCrossSigningKeys(userId, true); // asks the server, so that the library knows them
        await crypto.bootstrapCrossSigning({
            authUploadDeviceSigningKeys: (make) => make({ type: "m.login.password", identifier: { type: "m.id.user", user: userId }, password }),
        });
        if (first) {
            await crypto.bootstrapSecretStorage({
                createSecretStorageKey: async () => ({ privateKey: key, encodedPrivateKey: encodeRecoveryKey(key) }),
            });
        }
        this.#follow();
    }

    /**
     * Goes where this person is invited. That waits until others can see the
     * device's keys, or what they say there could not be read.
     */
    #follow() {
        const join = (room) => room.getMyMembership() === KnownMembership.Invite && this.#client.joinRoom(room.roomId);
        this.#client.on(RoomEvent.MyMembership, join);
        this.#client.getRooms().forEach(join);
    }

    /** Listens from now on. */
    async #sync() {
        const client = this.#client;
        let live = false;
        client.on(ClientEvent.Event, (event) => {
            if (live && event.getRoomId() && !event.isState()) this.#heard.set(event.getId(), event);
        });
        const prepared = new Promise((done) => client.on(ClientEvent.Sync, (state) => state === SyncState.Prepared && done()));
        await client.startClient({ initialSyncLimit: timelineLimit });
        await prepared;
        live = true;
    }

    /** From now on takes and gives no keys from and to devices that their owners have not signed. */
    exclude() {
        this.#client.getCrypto().setDeviceIsolationMode(new OnlySignedDevicesIsolationMode());
    }

    /** Verifies a user by comparing emoji in a room. The person takes them to be the same. */
    async verify({ user, room }) {
        const crypto = this.#client.getCrypto();
        const request = await crypto.requestVerificationDM(user, room);
        await until(`${user} to be ready`, () => request.phase === VerificationPhase.Ready);
        const verifier = await request.startVerification("m.sas.v1");
        verifier.on(VerifierEvent.ShowSas, (emoji) => emoji.confirm());
        await verifier.verify();
        await until(`${user} to be verified`, async () => (await crypto.getUserVerificationStatus(user)).isCrossSigningVerified());
    }

    /** Makes a room and invites people; returns its ID. */
    async create({ name, invite, direct, encrypted }) {
        const state = encrypted ? [{ type: EventType.RoomEncryption, state_key: "", content: { algorithm: "m.megolm.v1.aes-sha2" } }] : [];
        const { room_id: room } = await this.#client.createRoom({
            name, invite, is_direct: direct, initial_state: state,
            preset: direct ? Preset.TrustedPrivateChat : Preset.PrivateChat,
        });
        await this.#known(room, encrypted);
        return room;
    }

    /** Waits until the device knows the room, and that it is encrypted. */
    async #known(room, encrypted) {
        await until(`room ${room}`, () => {
            const known = this.#client.getRoom(room);
            return known?.getMyMembership() === KnownMembership.Join && (!encrypted || known.hasEncryptionStateEvent());
        });
    }

    /** Switches encryption on in a room. */
    async encrypt({ room }) {
        await this.#client.sendStateEvent(room, EventType.RoomEncryption, { algorithm: "m.megolm.v1.aes-sha2" }, "");
        await this.#known(room, true);
    }

    /** Upgrades a room; returns the ID of the new one. */
    async upgrade({ room, version, invite }) {
        const { replacement_room: next } = await this.#client.upgradeRoom(room, version);
        await this.#known(next, this.#client.getRoom(room).hasEncryptionStateEvent());
        for (const user of invite) await this.#client.invite(next, user);
        return next;
    }

    async invite({ room, user }) {
        await this.#client.invite(room, user);
    }

    async kick({ room, user }) {
        await this.#client.kick(room, user);
    }

    /** The rooms that this person is in, with whoever else is, as this device knows it. */
    rooms() {
        return this.#client.getRooms().filter((room) => room.getMyMembership() === KnownMembership.Join)
            .map((room) => ({
                id: room.roomId,
                encrypted: room.hasEncryptionStateEvent(),
                members: room.getJoinedMembers().map((member) => member.userId),
                power: Object.fromEntries(room.getJoinedMembers().map((member) => [member.userId, member.powerLevel])),
            }));
    }

    /** Says something; returns the ID of the event. See content for the rest of the arguments. */
    async send({ room, ...what }) {
        return (await this.#client.sendMessage(room, content(what))).event_id;
    }

    /** Puts a file, in base64, into a room; returns the ID of the event. */
    async share({ room, data, ...what }) {
        const clear = Buffer.from(data, "base64");
        const info = { size: clear.length };
        const upload = async (bytes) => (await this.#client.uploadContent(new Blob([bytes]), { type: "application/octet-stream" })).content_uri;
        let file;
        if (this.#client.getRoom(room).hasEncryptionStateEvent()) {
            const secret = await sealed(clear);
            file = { info, file: { ...secret.file, url: await upload(secret.bytes) } };
        } else {
            file = { info, url: await upload(clear) };
        }
        return (await this.#client.sendMessage(room, shared({ ...what, file }))).event_id;
    }

    /** The file that a message hands over, decrypted, in base64, and what is said of it. */
    async fetch({ event }) {
        const { url, file, info, filename } = this.#heard.get(event).getContent();
        const from = this.#client.mxcUrlToHttp(file?.url ?? url, undefined, undefined, undefined, false, true, true);
        const response = await fetch(from, { headers: { Authorization: `Bearer ${this.#client.getAccessToken()}` } });
        if (!response.ok) throw new Error(`the server has no file: ${response.status}`);
        let data = Buffer.from(await response.arrayBuffer());
        if (file) data = await opened(data, file);
        return { name: filename, type: info.mimetype, size: info.size, width: info.w ?? 0, height: info.h ?? 0, sealed: Boolean(file), data: data.toString("base64") };
    }

    /** The poll that an event began, as the library understands it. */
    #poll(event) {
        const poll = this.#client.getRoom(this.#heard.get(event).getRoomId()).polls.get(event);
        if (!poll) throw new Error("that is no poll");
        return poll;
    }

    /** Votes in a poll for the answer that reads so. */
    async vote({ event, label }) {
        const poll = this.#poll(event);
        const answer = poll.pollEvent.answers.find((answer) => answer.text === label);
        if (!answer) throw new Error(`nobody can vote for that in the poll: ${poll.pollEvent.answers.map((answer) => answer.text)}`);
        const vote = PollResponseEvent.from([answer.id], event).serialize();
        await this.#client.sendEvent(poll.roomId, vote.type, vote.content);
    }

    /** Whether the poll has ended, and how many voted for each of its answers. */
    async tally({ event }) {
        const poll = this.#poll(event);
        const latest = new Map(); // of each person
        for (const response of (await poll.getResponses()).getRelations().sort((a, b) => a.getTs() - b.getTs())) {
            const vote = response.unstableExtensibleEvent;
            vote.validateAgainst(poll.pollEvent);
            latest.set(response.getSender(), vote.answerIds[0]);
        }
        const votes = poll.pollEvent.answers.map(({ id, text }) => [text, [...latest.values()].filter((vote) => vote === id).length]);
        return { ended: poll.isEnded, votes: Object.fromEntries(votes) };
    }

    /** Gives a message that this device has heard another text. */
    async edit({ room, event, ...what }) {
        await this.#client.sendMessage(room, edited(event, content(what)));
    }

    async redact({ room, event }) {
        await this.#client.redactEvent(room, event);
    }

    /** Puts an emoji on a message; returns the ID of the event. */
    async react({ room, event, emoji }) {
        const annotation = { rel_type: RelationType.Annotation, event_id: event, key: emoji };
        return (await this.#client.sendEvent(room, EventType.Reaction, { "m.relates_to": annotation })).event_id;
    }

    /**
     * What this person sees of what was said since the device listens, oldest
     * first. Redacted messages are left out, and edits change what they edit.
     */
    async messages() {
        const events = [...this.#heard.values()].filter((event) =>
            ([EventType.RoomMessage, EventType.RoomMessageEncrypted].includes(event.getType()) || M_POLL_START.matches(event.getType())) &&
            !event.isRedacted() && !event.isRelation(RelationType.Replace));
        const seen = await Promise.all(events.map((event) => this.#seen(event)));
        return seen.filter((_, i) => !events[i].isRedacted()); // some were while they were looked at
    }

    async #seen(event) {
        const now = event.getContent();
        const relation = event.getWireContent()["m.relates_to"];
        const inThread = relation?.rel_type === RelationType.Thread;
        return {
            id: event.getId(), room: event.getRoomId(), sender: event.getSender(),
            kind: M_POLL_START.matches(event.getType()) ? "poll" : now.msgtype, text: now.body ?? "", html: now.formatted_body ?? "",
            thread: inThread ? relation.event_id : "", answers: inThread && relation.is_falling_back ? "" : event.replyEventId ?? "",
            calls: now["m.mentions"]?.user_ids ?? [], callsRoom: now["m.mentions"]?.room ?? false,
            edited: Boolean(event.replacingEvent()),
            clear: !event.isEncrypted() || (event.replacingEvent()?.isEncrypted() === false),
            unreadable: event.isDecryptionFailure() ? event.decryptionFailureReason : "",
            warning: (await this.#warning(event)) || (await this.#warning(event.replacingEvent())),
        };
    }

    /** What the shield beside a message warns of; empty if there is none. */
    async #warning(event) {
        if (!event?.isEncrypted()) return "";
        const info = await this.#client.getCrypto().getEncryptionInfoForEvent(event).catch((error) => {
            if (!event.isRedacted() && event.getWireContent().algorithm) throw error; // else there is nothing left to look at
        });
        return info?.shieldColour ? `shield ${info.shieldColour}, reason ${info.shieldReason}` : "";
    }

    /** The reactions that stand on a message, as [sender, emoji]. */
    reactions({ event: id }) {
        return [...this.#heard.values()].filter((event) => event.isRelation(RelationType.Annotation) &&
            event.getRelation()?.event_id === id && !event.isRedacted())
            .map((event) => [event.getSender(), event.getRelation().key]);
    }

    /** Tries the server again at once, after it was away. */
    retry() {
        this.#client.retryImmediately();
    }
}
