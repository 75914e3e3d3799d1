export { Client, client, duplicate, type Arguments } from "./connect.js";
export * from "./errors.js";
export { FileReference, file_data, handle_file, is_file_data } from "./files.js";
export { login } from "./login.js";
export { Submission } from "./submission.js";
export type * from "./types.js";
export type { UploadOptions, UploadProgress } from "./upload.js";
