"""A Space: what it consists of, and how it gets to the Hub. ``gradio_cli.commands.deploy`` puts it together."""
