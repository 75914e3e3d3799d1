"""The command ``gradio-run``: from a target on the command line to an app that is served."""
