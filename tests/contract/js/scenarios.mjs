// Plays every scenario with a JavaScript client: `node scenarios.mjs MODULE URL LOCKED-URL SECRET NAMELESS FOLDER`.
// MODULE is the client's file; SECRET and NAMELESS are the indices of two functions.
// Each outcome is one line of JSON: [scenario, outcome].

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [MODULE, URL_, LOCKED, SECRET, NAMELESS, FOLDER] = process.argv.slice(2);
const PATIENCE = 10_000;
const library = await import(pathToFileURL(MODULE));
// The client of 2023 hands files to callbacks, wants null for a State, and takes no names, paths or logins.
const OLD = !library.Client;

const connect = (url, options = {}) =>
	OLD ? library.client(url, options) : library.Client.connect(url, options);
const client = await connect(URL_);
// With its files made ready for use the old one throws at null.
const plain = OLD ? await connect(URL_, { normalise_files: false }) : client;

/** What a client throws where nobody can catch it belongs to the call that is made. */
let thrown = () => {};
process.on("uncaughtException", (error) => thrown(error));

/** The message of the error that a call ends in. */
const said = async (call) => {
	const outer = thrown;
	const failed = new Promise((_, reject) => (thrown = reject));
	try {
		return `no error: ${JSON.stringify(await Promise.race([call(), failed]))}`;
	} catch (error) {
		return String(error?.message ?? error);
	} finally {
		thrown = outer;
	}
};
const predict = async (endpoint, payload, other = client) => (await other.predict(endpoint, payload)).data;
/** All events are asked for at the call: one client falls silent where they are asked for when it connects. */
const submit = (endpoint, payload) => client.submit(endpoint, payload, undefined, undefined, true);
const one = async (endpoint, payload, other) => (await predict(endpoint, payload, other))[0];
const fetched = async (file) => {
	const text = typeof file === "string" ? file : (file.url ?? file.data);
	return Buffer.from(await (await fetch(text)).arrayBuffer());
};
const made = async (name, content) => {
	const path = join(FOLDER, name);
	await writeFile(path, content);
	return library.handle_file ? library.handle_file(path) : new Blob([content], { type: "text/plain" });
};
/** Where a State is, the old client's callers say so. */
const with_state = (...values) => (OLD ? [...values, null] : values);

/** The events of a submission, one by one, whether it tells them to callbacks or to a loop. */
async function* events(submission) {
	const over = (event) => event.type === "status" && (event.stage === "complete" || event.stage === "error");
	if (submission[Symbol.asyncIterator]) {
		// By hand: one client never comes back from the end of a loop that is left early.
		const iterator = submission[Symbol.asyncIterator]();
		for (;;) {
			const { value, done } = await iterator.next();
			if (done) return;
			yield value;
			if (over(value)) return;
		}
	}
	const waiting = [];
	let wake = () => {};
	for (const type of ["data", "status", "log"]) {
		submission.on(type, (event) => {
			waiting.push(event);
			wake();
		});
	}
	for (;;) {
		while (waiting.length === 0) await new Promise((resolve) => (wake = resolve));
		const event = waiting.shift();
		yield event;
		if (over(event)) return;
	}
}
/** Everything of one kind that a submission told. */
const told = async (submission, kind) => {
	const found = [];
	for await (const event of events(submission)) if (event.type === kind) found.push(event);
	return found;
};

const SCENARIOS = {
	"view api": async () =>
		(await client.view_api()).named_endpoints["/multi"].parameters.map(({ label, type }) => [label, kindOf(type)]),
	names: async () => Object.keys((await client.view_api()).named_endpoints).sort(),
	"call by name": () => predict("/multi", ["ab", 3, true]),
	"call by keyword": () => predict("/multi", { flag: false, text: "ab", number: 3 }),
	"argument left out": () => predict("/multi", { flag: false, text: "ab" }),
	"call by index": () => predict(0, ["ab", 3, true], plain),
	"unnamed function": () => one(Number(NAMELESS), ["x"], plain),
	"call past the queue": () => predict("/direct", ["ab", 3, true]),
	"missing argument": async () => (await said(() => predict("/tally", {}))).startsWith("no error"),
	"file in and out": async () =>
		String(await fetched(await one("/upper_file", [await made("in.txt", "hello")]))),
	"picture in and out": async () => {
		const picture = new Blob([await readFile(join(FOLDER, "in.png"))], { type: "image/png" });
		return isImage(await fetched(await one("/rotate", [picture])));
	},
	"several files": async () => one("/join_files", [[await made("a.txt", "one"), await made("b.txt", "two")]]),
	"stream of values": async () => {
		const values = (await told(submit("/count", [4]), "data")).map((event) => event.data[0]);
		return values;
	},
	"last value of a stream": () => one("/count", [4]),
	"stream of edits": async () => (await told(submit("/grow", [4]), "data")).at(-2).data,
	progress: async () => {
		let unit;
		let result;
		for await (const event of events(submit("/work", [3]))) {
			if (event.type === "status" && event.progress_data && !unit) {
				unit = event.progress_data[0];
				await predict("/release", []);
			}
			if (event.type === "data") result = event.data[0];
		}
		return [unit.desc, unit.length, result];
	},
	cancel: async () => {
		const submission = submit("/endless", []);
		for await (const event of events(submission)) if (event.type === "data") break;
		await submission.cancel();
		return one("/is_stopped", []);
	},
	"message of an error": async () =>
		(await said(() => predict("/fail", ["error"]))).includes("custom failure: why"),
	"secret of an exception": async () => (await said(() => predict("/fail", ["exception"]))).includes("hunter2"),
	"choice that there is not": async () =>
		(await said(() => predict("/choose", ["blue"]))).includes("is not in the list of choices"),
	"state within a client": async () => {
		const total = () => one("/tally", with_state(1), plain);
		return [await total(), await total(), await total()];
	},
	"state of another client": async () =>
		one("/tally", with_state(1), await connect(URL_, OLD ? { normalise_files: false } : {})),
	"function with messages": () => one("/note", ["one"]),
	"messages heard": async () => {
		const messages = await told(submit("/note", ["one"]), "log");
		return messages.map((event) => [event.level, event.log]);
	},
	"twenty at once": async () => {
		const calls = Array.from({ length: 20 }, (_, number) => predict("/multi", [String(number), number, true]));
		return (await Promise.all(calls)).map((data) => data[1]);
	},
	batch: async () => Promise.all(Array.from({ length: 8 }, (_, number) => one("/double_all", [number]))),
	table: async () =>
		(await one("/transpose", [{ headers: ["x", "y"], data: [[1, 2], [3, 4]], metadata: null }])).data,
	"json in and out": () => one("/keys", [{ b: 1, a: [null] }]),
	label: async () => (await one("/classify", ["abcd"])).label,
	"hidden by name": async () => (await said(() => predict("/secret", []))).includes("nobody outside"),
	"hidden by index": async () => (await said(() => predict(Number(SECRET), [], plain))).includes("nobody outside"),
	"unknown endpoint": async () => (await said(() => predict("/nope", ["x"]))).startsWith("no error"),
	"no login": async () =>
		(await said(async () => one("/whoami", [], await connect(LOCKED)))).startsWith("no error"),
	...(OLD
		? {}
		: {
				login: async () => one("/whoami", [], await connect(LOCKED, { auth: ["ada", "lovelace"] })),
				"wrong password": async () =>
					(await said(async () => Boolean(await connect(LOCKED, { auth: ["ada", "wrong"] })))).startsWith("no error")
			})
};

/** Ours tells the schema, where a number without digits after the point may be an integer. */
const kindOf = (type) => (type.type ?? type).replace("integer", "number");

/** Whether these are the first bytes of a PNG or WebP picture. */
const isImage = (content) => ["\x89PNG", "RIFF"].includes(content.subarray(0, 4).toString("latin1"));

for (const [name, play] of Object.entries(SCENARIOS)) {
	let outcome;
	let timer;
	try {
		const broken = new Promise((_, reject) => {
			thrown = reject;
			timer = setTimeout(() => reject(new Error("it hung")), PATIENCE);
		});
		outcome = await Promise.race([play(), broken]);
	} catch (error) {
		outcome = `${error?.name ?? "Error"}: ${error?.message ?? JSON.stringify(error)}`;
	}
	clearTimeout(timer);
	process.stdout.write(`${JSON.stringify([name, outcome ?? null])}\n`);
}
process.exit(0);
