import { MsgType, RelationType } from "matrix-js-sdk";

/** Text as it stands in HTML. */
function escape(text) {
    return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/**
 * The content of a message as people's clients write it. Each of the mentions,
 * user IDs by the words that stand for them in the text, becomes a pill. A
 * message is in a thread (after the last one there), or the reply to one, or
 * neither.
 */
export function content({ text, kind = MsgType.Text, mentions = {}, thread, last, answers }) {
    const called = Object.entries(mentions).filter(([word]) => text.includes(word));
    const message = { msgtype: kind, body: text, "m.mentions": {} };
    if (called.length > 0) {
        let html = escape(text);
        for (const [word, user] of called) {
            const name = word.replace(/^@/, "");
            message.body = message.body.replaceAll(word, name);
            html = html.replaceAll(word, `<a href="https://matrix.to/#/${encodeURIComponent(user)}">${name}</a>`);
        }
        Object.assign(message, { format: "org.matrix.custom.html", formatted_body: html });
        message["m.mentions"] = { user_ids: called.map(([, user]) => user) };
    }
    if (thread) {
        message["m.relates_to"] = { rel_type: RelationType.Thread, event_id: thread, is_falling_back: true, "m.in_reply_to": { event_id: last ?? thread } };
    } else if (answers) {
        message["m.relates_to"] = { "m.in_reply_to": { event_id: answers } };
    }
    return message;
}

/** The content of a message with a file, whose text, if there is any, is its caption. */
export function shared({ name, file, ...what }) {
    return { ...content({ ...what, text: what.text || name, kind: MsgType.File }), filename: name, ...file };
}

/** Data as Matrix encrypts files, and what has to be known to decrypt it. */
export async function sealed(data) {
    const unpadded = (bytes) => Buffer.from(bytes).toString("base64").replace(/=+$/, "");
    const iv = new Uint8Array(16);
    crypto.getRandomValues(iv.subarray(0, 8)); // the other half counts
    const key = await crypto.subtle.generateKey({ name: "AES-CTR", length: 256 }, true, ["encrypt", "decrypt"]);
    const bytes = await crypto.subtle.encrypt({ name: "AES-CTR", counter: iv, length: 64 }, key, data);
    const sha256 = unpadded(await crypto.subtle.digest("SHA-256", bytes));
    return { bytes, file: { v: "v2", key: await crypto.subtle.exportKey("jwk", key), iv: unpadded(iv), hashes: { sha256 } } };
}

/** What sealed had sealed, if nobody has changed it. */
export async function opened(data, { key: jwk, iv, hashes }) {
    const hash = Buffer.from(await crypto.subtle.digest("SHA-256", data)).toString("base64").replace(/=+$/, "");
    if (hash !== hashes.sha256) throw new Error("the file is not the one that was sent");
    const key = await crypto.subtle.importKey("jwk", jwk, "AES-CTR", false, ["decrypt"]);
    return Buffer.from(await crypto.subtle.decrypt({ name: "AES-CTR", counter: Buffer.from(iv, "base64"), length: 64 }, key, data));
}

/** The content of an edit that makes the message say something else. */
export function edited(event, message) {
    const fallback = { ...message, body: `* ${message.body}` };
    if (message.formatted_body) fallback.formatted_body = `* ${message.formatted_body}`;
    return { ...fallback, "m.new_content": message, "m.relates_to": { rel_type: RelationType.Replace, event_id: event } };
}
