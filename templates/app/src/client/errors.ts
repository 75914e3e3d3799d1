/*
ClientError                 anything below
├── ConnectionError         no server there, or the line to it was lost
├── ProtocolError           the server says what this client cannot read
├── AuthError               a login is needed, or was refused
├── EndpointError           no such function
├── ArgumentError           a missing, unknown or superfluous argument
├── UploadError             a file could not be uploaded
├── CancelledError          the run was cancelled, so it has no result
└── ServerError             the server refused or failed; has its status and detail
    ├── QueueFullError      it accepts no more runs for now
    └── FunctionError       the function itself failed; has its own message
*/

/** Base of all errors of this library. */
export class ClientError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

export class ConnectionError extends ClientError {}
export class ProtocolError extends ClientError {}

export class AuthError extends ClientError {
  /** What the app's author says to people who are to log in. */
  readonly auth_message: string | null;

  constructor(message: string, auth_message: string | null = null) {
    super(message);
    this.auth_message = auth_message;
  }
}

export class EndpointError extends ClientError {}
export class ArgumentError extends ClientError {}
export class UploadError extends ClientError {}
export class CancelledError extends ClientError {}

export class ServerError extends ClientError {
  /** HTTP status; 200 where the error came as a message of the run. */
  readonly status: number;
  /** The server's answer as data. */
  readonly detail: unknown;

  constructor(message: string, status: number, detail: unknown = null) {
    super(message);
    this.status = status;
    this.detail = detail;
  }
}

export class QueueFullError extends ServerError {}

/** The function failed; the message is the one its author wrote. */
export class FunctionError extends ServerError {
  readonly title: string;
  /** Seconds to show it for; null until it is closed. */
  readonly duration: number | null;
  readonly visible: boolean;
  /** What is wrong with each value that does not fit, by its index. */
  readonly inputs: Readonly<Record<number, string>>;

  constructor(message: string, shown: { title?: string; duration?: number | null; visible?: boolean; inputs?: Record<number, string> } = {}, status = 200) {
    super(message, status, null);
    this.title = shown.title ?? "Error";
    this.duration = shown.duration === undefined ? 10 : shown.duration;
    this.visible = shown.visible ?? true;
    this.inputs = shown.inputs ?? {};
  }
}
