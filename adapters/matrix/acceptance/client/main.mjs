// Plays the people of a scenario. Each line of standard input is a request,
//
//     {"id": 1, "device": "ana", "do": "send", "args": {"room": "!r", "text": "hello"}}
//
// and each line of standard output the answer to one, in any order:
//
//     {"id": 1, "result": …} or {"id": 1, "error": "…"}
//
// A request is a method of the device (device.mjs); "start" makes the device.
// The program ends when its input does.
import { createInterface } from "node:readline";
import { logger } from "matrix-js-sdk/lib/logger.js";
import { Device } from "./device.mjs";

logger.disableAll();
for (const level of ["debug", "info", "log", "warn", "error"]) console[level] = () => {};

/** The devices by name. */
const devices = new Map();

/** Does what is requested and returns the result. */
async function serve({ device: name, do: verb, args }) {
    if (verb === "start") {
        const device = new Device();
        await device.start(args);
        devices.set(name, device);
        return null;
    }
    const device = devices.get(name);
    if (!device) throw new Error(`there is no device ${name}`);
    return (await device[verb](args)) ?? null;
}

createInterface({ input: process.stdin }).on("line", async (line) => {
    const request = JSON.parse(line);
    const answer = { id: request.id };
    try {
        answer.result = await serve(request);
    } catch (error) {
        answer.error = error.message ?? String(error);
    }
    process.stdout.write(JSON.stringify(answer) + "\n");
}).on("close", () => process.exit(0));

// What the library does in the background is not waited for, and it tries again
// by itself.
process.on("unhandledRejection", (error) => process.stderr.write(`${error.stack}\n`));
