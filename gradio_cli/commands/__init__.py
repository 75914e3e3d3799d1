"""What each command does; ``gradio_cli.main`` says how it is written on the command line."""
