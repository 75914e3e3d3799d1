"""What in the inputs led to a result: ``gr.Interface(interpretation=…)``."""
