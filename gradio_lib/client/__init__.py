"""The Python client: call the functions of any Gradio-compatible app, from 3.x to today's, and of ours.

    from gradio_lib.client import Client, handle_file

    app = Client("http://127.0.0.1:7860")
    app.predict("Ada", api_name="/greet")                           the result
    job = app.submit(10, api_name="/count")                         a future
    for value in job: ...                                           what it yields, as it comes
    app.predict(image=handle_file("photo.png"), api_name="/turn")   files are sent and fetched
    await app.apredict("Ada", api_name="/greet")                    the same in a coroutine

Importing it loads nothing of the rest of the library, and httpx only when a `Client` is made.
"""

from __future__ import annotations

from gradio_lib.client.client import Client as Client
from gradio_lib.client.files import file as file
from gradio_lib.client.files import handle_file as handle_file
from gradio_lib.client.job import Job as Job
from gradio_lib.client.job import ProgressUnit as ProgressUnit
from gradio_lib.client.job import Status as Status
from gradio_lib.client.job import StatusUpdate as StatusUpdate

__all__ = ["Client", "Job", "ProgressUnit", "Status", "StatusUpdate", "file", "handle_file"]
