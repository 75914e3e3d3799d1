// Plays every scenario with @gradio/client: `node scenarios.mjs URL LOCKED-URL HIDDEN-INDEX FOLDER`.
// Each outcome is one line of JSON: [scenario, outcome].

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Client, handle_file } from "@gradio/client";

const [URL_, LOCKED, HIDDEN, FOLDER] = process.argv.slice(2);
const connect = (url, options = {}) => Client.connect(url, { events: ["data", "status", "log"], ...options });
const client = await connect(URL_);

/** The message of the error that a call ends in. */
const said = async (call) => {
	try {
		return `no error: ${JSON.stringify(await call())}`;
	} catch (error) {
		return String(error?.message ?? error);
	}
};
const predict = async (endpoint, payload, other = client) => (await other.predict(endpoint, payload)).data;
const one = async (endpoint, payload, other) => (await predict(endpoint, payload, other))[0];
const fetched = async (file) => Buffer.from(await (await fetch(file.url)).arrayBuffer());
const made = async (name, content) => {
	await writeFile(join(FOLDER, name), content);
	return handle_file(join(FOLDER, name));
};
/** Everything of one kind that a submission told. */
const told = async (submission, kind) => {
	const found = [];
	for await (const message of submission) if (message.type === kind) found.push(message);
	return found;
};

const SCENARIOS = {
	"view api": async () =>
		(await client.view_api()).named_endpoints["/multi"].parameters.map((parameter) => [
			parameter.parameter_name,
			parameter.type,
			parameter.parameter_has_default
		]),
	names: async () => Object.keys((await client.view_api()).named_endpoints).sort(),
	"call by name": () => predict("/multi", ["ab", 3, true]),
	"call by keyword": () => predict("/multi", { flag: false, text: "ab" }),
	"call by index": () => predict(0, ["ab", 3, true]),
	"call past the queue": () => predict("/direct", ["ab", 3, true]),
	"missing argument": () => said(() => predict("/tally", {})),
	"file in and out": async () => {
		const file = await one("/upper_file", [await made("in.txt", "hello")]);
		return String(await fetched(file));
	},
	"picture in and out": async () => {
		const picture = new Blob([await readFile(join(FOLDER, "in.png"))], { type: "image/png" });
		const file = await one("/rotate", [picture]);
		return [file.path.slice(-4), (await fetched(file)).subarray(0, 4).toString("hex")];
	},
	"several files": async () => one("/join_files", [[await made("a.txt", "one"), await made("b.txt", "two")]]),
	"stream of values": async () => {
		const values = (await told(client.submit("/count", [4]), "data")).map((message) => message.data[0]);
		return values.slice(0, 4);
	},
	"iterated stream": async () => (await told(client.submit("/count", [4]), "data")).at(-1).data[0],
	"last value of a stream": () => one("/count", [4]),
	"stream of edits": async () => (await told(client.submit("/grow", [4]), "data")).at(-2).data,
	progress: async () => {
		let unit;
		let result;
		for await (const message of client.submit("/work", [3])) {
			if (message.type === "status" && message.progress_data && !unit) {
				unit = message.progress_data[0];
				await predict("/release", []);
			}
			if (message.type === "data") result = message.data[0];
		}
		return [unit.desc, unit.length, result];
	},
	cancel: async () => {
		const submission = client.submit("/endless", []);
		for await (const message of submission) {
			if (message.type === "data") break;
		}
		await submission.cancel();
		return one("/is_closed", []);
	},
	"message of an error": async () => (await said(() => predict("/fail", ["error"]))).includes("custom failure: why"),
	"secret of an exception": async () => (await said(() => predict("/fail", ["exception"]))).includes("hunter2"),
	"choice that there is not": async () =>
		(await said(() => predict("/choose", ["blue"]))).includes("is not in the list of choices"),
	"state within a client": async () => [
		await one("/tally", [1]),
		await one("/tally", [1]),
		await one("/tally", [1])
	],
	"state of another client": async () => one("/tally", [1], await connect(URL_)),
	messages: async () => {
		const messages = await told(client.submit("/note", ["one"]), "log");
		return messages.map((message) => [message.level, message.log]);
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
	"hidden by index": async () => (await said(() => predict(Number(HIDDEN), []))).includes("nobody outside"),
	"unknown endpoint": async () => (await said(() => predict("/nope", ["x"]))).includes("nope"),
	login: async () => one("/whoami", [], await connect(LOCKED, { auth: ["ada", "lovelace"] })),
	"wrong password": async () =>
		(await said(async () => Boolean(await connect(LOCKED, { auth: ["ada", "wrong"] })))).startsWith("no error"),
	"no login": async () =>
		(await said(async () => one("/whoami", [], await connect(LOCKED)))).startsWith("no error")
};

for (const [name, play] of Object.entries(SCENARIOS)) {
	let outcome;
	try {
		outcome = await play();
	} catch (error) {
		outcome = String(error?.stack ?? error);
	}
	process.stdout.write(`${JSON.stringify([name, outcome])}\n`);
}
process.exit(0);
